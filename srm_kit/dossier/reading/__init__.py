"""From the files of a client to a checked dossier: tolerant in form, strict in meaning.

The text layers are pure functions. Each raises ``unreadable.Unreadable(tekst, herstel)`` when a cell is not what its
column asks, and never anything else. None of them touches files, tables or messages; the caller knows the column and
makes the message.

- ``csv_text.read_csv(data: bytes, verplicht=()) -> CsvTable(kop, koprij, rijen, opmerkingen)``: rows are
  ``(row number, cells)``, blank ones left out; ``opmerkingen`` are ``CsvNotice(soort, rij, tekst, herstel, waarde)``
  with soort ``fout`` or ``waarschuwing``, one per row and fault. ``SEPARATORS``, ``csv_encoding.decode_csv(data)``.
- ``headers.read_header(text) -> Header(gedrukt, naam, sleutel, factor)``. Use the
  factor when ``sleutel`` is a column of numbers of the table; match other columns by ``raw.plain_name(gedrukt)``.
- ``empty_markers.is_empty_marker(text, *, tabel, kolom, janee=False, verwijzing_naar=()) -> bool``. Go there before
  the readers below, but in ``eind``, ``termijn`` and ``streefdatum`` let ``read_date`` have ``n.t.b.`` first.
- ``numbers.notation_of(texts) -> Notation``: the notation of a table, from the cells of its columns of numbers and
  from ``printed_values.number_texts(cell)`` of its waarden.
- ``numbers.read_number(text, wijze, regel: NumberPart | None = None) -> float`` for text, and
  ``numbers.check_number(value, regel) -> float`` for what a workbook stores. ``NumberPart(bedrag, percent, geheel,
  minimum, maximum, boven)``: bedrag for budget, lasten, baten, uren and medewerkers; hints follow its limits.
- ``printed_values.read_waarde(text, wijze, *, eenheid="", richting_mag=False) -> Waarde`` for nulmeting, streefwaarde,
  metingen.waarde and streefwaarden.waarde (``richting_mag`` only in indicatoren.streefwaarde), and
  ``printed_values.waarde_of_number(number, gedrukt, eenheid="") -> Waarde`` for what a workbook stores. When
  ``alleen_tekst``: a warning with ``reden`` and ``ONLY_TEXT_REMEDY``. ``datum`` fills an empty date of the row,
  ``zegt_meer``: show ``gedrukt`` beside the figure; writing gives ``gedrukt`` back.
- ``dates.read_date(raw, *, start=False, woorden=False) -> ReadDate(datum, woord, gedrukt)``: ``start`` for the
  column start, ``woorden`` for eind, termijn and streefdatum. ``dates.last_day_of_year(year)``.
- ``invisible.without_invisible(text)`` for ids, references and lists (headers, numbers and dates do it themselves), and
  ``invisible.show_invisible(text)`` for a value that a message quotes.

Percent, as text: in a column whose limits are 0 and 1 (zacht_aandeel: ``Percent.DEEL``) ``66%`` is 0,66; in one of 0 to
100 (voortgang: ``Percent.HONDERD``) it is 66; in amounts, scores and counts (``Percent.NIET``) it is refused; a waarde
keeps 66 with the unit ``%``. Dates, headers and markers know no percent.
"""
