"""What the model of speakers reads of a quotation and of a mention that it might be given to."""
