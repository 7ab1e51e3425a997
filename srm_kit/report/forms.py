"""The forms of the report as data: which sections each has, in which chapters (docs/rapportregels.md#forms-and-chapters)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from srm_kit.document.blocks import Block, Heading
from srm_kit.document.report_value import Chapter, Prose
from srm_kit.model.hoofdstukken import HOOFDSTUKKEN
from srm_kit.phases.sessie import Sessie
from srm_kit.report.collecting import Section
from srm_kit.report.own_notebooks import OWN_CHAPTER

__all__ = ["FORMS", "FormChapter", "ReportForm", "chapters_of", "chosen_form"]


@dataclass(frozen=True, slots=True)
class FormChapter:
    """A chapter of a form: its sections in their order, or all that the notebooks give it.

    ``heading`` opens it when none of its sections does.
    """

    anchor: str
    name: str
    sections: tuple[str, ...] | None = None
    heading: str = ""
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class ReportForm:
    """A form: ``prose`` says whether the explanation above the sections comes along."""

    name: str
    label: str
    chapters: tuple[FormChapter, ...]
    prose: bool = True


_VERANTWOORDING = (
    "samenvatting.respons",
    "verantwoording.leeswijzer",
    "samenvatting.methode",
    "verantwoording.toegankelijkheid",
    "verantwoording.open_punten",
    "samenvatting.bronnen",
)

_BEFORE_OWN = ("conclusies", "aanbevelingen", "bijlagen")


def _with_own(form: ReportForm) -> ReportForm:
    """The form with a chapter for the consultant's own analyses before what is concluded, or before the annex."""
    place = next(place for place, chapter in enumerate(form.chapters) if chapter.anchor in _BEFORE_OWN)
    own = FormChapter(OWN_CHAPTER, "Eigen analyses")
    return replace(form, chapters=(*form.chapters[:place], own, *form.chapters[place:]))


FORMS = {
    form.name: _with_own(form)
    for form in (
        ReportForm(
            "volledig",
            "volledig rapport",
            tuple(FormChapter(item.anker, item.naam, new_page=item.nieuwe_bladzijde) for item in HOOFDSTUKKEN),
        ),
        ReportForm(
            "kort",
            "bestuurssamenvatting met bijlage",
            (
                FormChapter(
                    "managementsamenvatting",
                    "Samenvatting",
                    (
                        "samenvatting.kern",
                        "samenvatting.model",
                        "samenvatting.sterk_en_zwak",
                        "samenvatting.eerste_stappen",
                        "samenvatting.routekaart",
                        "samenvatting.nog_niet_weten",
                    ),
                ),
                FormChapter(
                    "bijlagen",
                    "Bijlage",
                    (
                        "verrichten.resultaten",
                        "samenvatting.pakketten",
                        "verrichten.verandering",
                        "verrichten.rode_draad",
                        "richten.bevindingen",
                        "inrichten.bevindingen",
                        "verrichten.bevindingen",
                        *_VERANTWOORDING,
                    ),
                    heading="Bijlage: de cijfers achter deze samenvatting",
                    new_page=True,
                ),
            ),
            prose=False,
        ),
        ReportForm(
            "documentscan",
            "documentscan",
            (
                FormChapter(
                    "managementsamenvatting",
                    "Samenvatting",
                    ("samenvatting.kern", "samenvatting.sterk_en_zwak", "samenvatting.eerste_stappen"),
                    new_page=True,
                ),
                FormChapter("aanleiding", "Aanleiding", ("samenvatting.aanleiding", "samenvatting.financien")),
                FormChapter("verrichten", "Resultaten", ("verrichten.opening", "verrichten.resultaten")),
                FormChapter("richten", "Doelen", ("richten.opening", "richten.doelen", "richten.smart")),
                FormChapter(
                    "inrichten",
                    "Verbinding",
                    (
                        "inrichten.opening",
                        "inrichten.trechter",
                        "inrichten.hard_en_zacht",
                        "verrichten.rode_draad",
                        "richten.cocreatie",
                        "inrichten.wezen",
                    ),
                ),
                FormChapter(
                    "aanbevelingen",
                    "Wat wij nog vragen",
                    ("samenvatting.nog_niet_weten",),
                    heading="Wat u ons nog kunt sturen",
                ),
                FormChapter(
                    "bijlagen",
                    "Verantwoording",
                    _VERANTWOORDING,
                    heading="Verantwoording",
                ),
            ),
            prose=False,
        ),
    )
}


def chosen_form(sessie: Sessie) -> ReportForm:
    """The form that was asked for, else that of the dossier, else the one its content allows."""
    asked = sessie.parameters.vorm or sessie.dossier.rapport.vorm
    return FORMS[asked or ("documentscan" if sessie.maten.meetmoment is None else "volledig")]


def chapters_of(form: ReportForm, sections: Sequence[Section]) -> tuple[Chapter, ...]:
    """The chapters of the form with what the sections say; a chapter about which nothing is known is not there."""
    made = ((chapter, tuple(_content(chapter, form, sections))) for chapter in form.chapters)
    return tuple(Chapter(item.anchor, item.name, content, item.new_page) for item, content in made if content)


def _content(chapter: FormChapter, form: ReportForm, sections: Sequence[Section]) -> Iterator[Block | Prose]:
    content = [part for section in _ordered(chapter, form, sections) for part in _parts(section, form)]
    blocks = [part for part in content if not isinstance(part, Prose)]
    if not any(not (isinstance(block, Heading) and block.level == 2) for block in blocks):
        return
    opens = isinstance(content[0], Heading) and content[0].level == 2
    if not opens:
        yield Heading(chapter.heading or chapter.name, 2)
    for place, part in enumerate(content):
        # A section that opens a chapter of its own elsewhere is one of several here.
        inside = isinstance(part, Heading) and part.level == 2 and not (opens and place == 0)
        yield replace(part, level=3) if inside and isinstance(part, Heading) else part


def _ordered(chapter: FormChapter, form: ReportForm, sections: Sequence[Section]) -> Iterable[Section]:
    own = [section for section in sections if section.chapter == chapter.anchor]
    if chapter.sections is None and chapter.anchor != OWN_CHAPTER:
        return own
    named: dict[str, Section] = {}
    for item in sorted(sections, key=lambda item: item.added):
        if not item.own:
            named.setdefault(item.name, item)
    if chapter.sections is None:
        # What someone added to a chapter that this form does not have, stands here: it is never lost in silence.
        there = {item.anchor for item in form.chapters}
        lost = (section for section in sections if section.added and section.chapter not in there)
        return [*(item for item in lost if not _is_placed(item, named, form)), *own]
    words = [item for item in own if item.own or (item.added and not _is_placed(item, named, form))]
    return [*(named[name] for name in chapter.sections if name in named), *words]


def _is_placed(section: Section, named: dict[str, Section], form: ReportForm) -> bool:
    """Whether the form names this very section somewhere."""
    listed = (section.name in (chapter.sections or ()) for chapter in form.chapters)
    return named.get(section.name) is section and any(listed)


def _parts(section: Section, form: ReportForm) -> Iterator[Block | Prose]:
    if form.prose:
        yield from section.prose
    yield from section.blocks
