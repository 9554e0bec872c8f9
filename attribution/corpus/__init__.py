"""Many documents: several processes on this machine, runs that go on where they were stopped, clusters."""
