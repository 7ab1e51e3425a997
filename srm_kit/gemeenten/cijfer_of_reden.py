"""A context figure, or the one reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from srm_kit.gemeenten import registry

__all__ = ["CijferOfReden", "gemeente_of_reden"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CijferOfReden(Generic[T]):
    """Holds ``waarde`` or, when that is None, ``reden`` in Dutch for the reader of the report."""

    waarde: T | None
    reden: str | None = None


def gemeente_of_reden(code: str | None) -> CijferOfReden[registry.Gemeente]:
    """Look a code up for comparison with open data; without a code, or with an unknown one, say why not."""
    if not code:
        return CijferOfReden(None, "Deze gemeente is fictief: zonder gemeentecode zijn er geen openbare cijfers.")
    gemeente = registry.op_code(code)
    if gemeente is not None:
        return CijferOfReden(gemeente)
    for stap in registry.herindelingen():
        if stap.vastgesteld and stap.code_oud == code:
            jaar = stap.ingangsdatum.year
            return CijferOfReden(
                None,
                f"{stap.naam_oud} ({code}) ging in {jaar} op in {stap.naam_nieuw} ({stap.code_nieuw}); "
                "gebruik de nieuwe code.",
            )
    return CijferOfReden(None, f"De code {code} staat niet in het register van gemeenten.")
