"""Reads what daarom.yaml says of the gate: which posts need somebody's approval. It asks for none."""

from __future__ import annotations

from dataclasses import dataclass

from daarom import shape
from daarom.shape import Faults, Shape
from daarom.yamlfile import Node

KINDS = ("all", "sales", "paid", "sensitive")


@dataclass(frozen=True, slots=True)
class Gate:
    """Posts of these kinds need so many approvals by people who did not write them."""

    kinds: frozenset[str] = frozenset()
    approvals: int = 1


_APPROVAL = shape.record({"for": shape.many(shape.choice(*KINDS)), "approvals": shape.integer(1)}, ("for",))
_WHOLE = shape.record({"approval": _APPROVAL})


def _gate(node: Node, faults: Faults) -> Gate | None:
    said = (_WHOLE(node, faults) or {}).get("approval")
    if not isinstance(said, dict) or "for" not in said:
        return None
    return Gate(frozenset(said["for"]), int(said.get("approvals") or 1))


gate: Shape[Gate] = Shape(_gate, _WHOLE.schema)
"""The value of `gate`."""
