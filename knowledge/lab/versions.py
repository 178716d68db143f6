"""Versions and ranges of them, as case.json writes them: ">=3.9,<3.14"."""
import re

_PART = re.compile(r"\s*(>=|<=|==|!=|<|>|~=)?\s*([0-9]+(?:\.[0-9]+)*)(?:\.\*)?\s*$")


def parsed(text):
    """(3, 11, 2) of "3.11.2" or of "3.11.2rc1"."""
    return tuple(int(part) for part in re.match(r"[0-9]+(?:\.[0-9]+)*", text).group().split("."))


def minor(text):
    """"3.11" of "3.11.2"."""
    return ".".join(text.split(".")[:2])


def _holds(version, sign, bound):
    length = max(len(version), len(bound))
    left = version + (0,) * (length - len(version))
    right = bound + (0,) * (length - len(bound))
    if sign == ">=":
        return left >= right
    if sign == "<=":
        return version[:len(bound)] <= bound
    if sign == ">":
        return version[:len(bound)] > bound
    if sign == "<":
        return left < right
    if sign == "!=":
        return version[:len(bound)] != bound
    return version[:len(bound)] == bound


def within(version, wanted):
    """Whether "3.11.2" lies in ">=3.9,<3.14"; an empty range holds everything."""
    for part in filter(None, (wanted or "").split(",")):
        match = _PART.match(part)
        if not match:
            raise ValueError(f"{wanted!r} is no version range")
        if not _holds(parsed(version), match.group(1) or "==", parsed(match.group(2))):
            return False
    return True
