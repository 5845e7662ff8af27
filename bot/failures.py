"""What a failure may tell a log: its kind and where it happened, never its text."""

FRAMES = 6


def where(error: BaseException) -> str:
    """The error's kind and the lines it came from: its text may hold what people wrote."""
    lines, trace = [], error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        lines.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return f"{type(error).__name__} at {' < '.join(reversed(lines[-FRAMES:]))}"
