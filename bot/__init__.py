"""The running program: updates come in, promises go out, the clock ticks."""
