"""Hands our files to Anki itself, twice: `python import_twice.py`, with the package `anki` installed.

The first import makes notes without a question asked. The second, of an edited article, updates their texts and adds
what is new, and the cards keep the schedule that Anki gave them in between.
"""

import pathlib
import tempfile

from anki.collection import Collection, ImportCsvRequest

HERE = pathlib.Path(__file__).parent
HARD, EASY = 2, 4


def bring_in(collection, name):
    """Imports a file with nothing but what its own headers say; returns how many notes are new and how many updated."""
    path = str(HERE / name)
    metadata = collection.get_csv_metadata(path, None)
    assert metadata.force_delimiter and metadata.force_is_html, metadata
    deck = metadata.deck_name or collection.decks.name(metadata.deck_id)
    assert deck == "DevOps: 20 scenarios", metadata
    assert list(metadata.global_notetype.field_columns) == [2, 3], metadata
    log = collection.import_csv(ImportCsvRequest(path=path, metadata=metadata)).log
    for trouble in ("conflicting", "missing_notetype", "missing_deck", "empty_first_field", "first_field_match"):
        assert not len(getattr(log, trouble)), (trouble, log)
    return len(log.new), len(log.updated)


def notes(collection):
    """Every note, by its id of ours."""
    return {note.guid: note for note in map(collection.get_note, collection.find_notes(""))}


def review(collection):
    """Answers each card there is to answer once, so that Anki has a schedule to keep."""
    answered = 0
    collection.decks.select(collection.decks.id("DevOps: 20 scenarios"))
    while card := collection.sched.getCard():
        collection.sched.answerCard(card, EASY if answered % 2 else HARD)
        answered += 1
        if answered > 20:
            break
    return answered


def schedules(collection):
    """What Anki knows of each note's card."""
    found = {}
    for guid, note in notes(collection).items():
        (card,) = note.cards()
        found[guid] = (card.id, card.type, card.queue, card.due, card.ivl, card.factor, card.reps, card.did)
    return found


def speak_german(collection):
    """Gives the note type and its fields the names they have in another language."""
    for known in list(collection.models.all_names_and_ids()):
        if known.name != "Basic":
            collection.models.remove(known.id)
    basic = collection.models.by_name("Basic")
    basic["name"] = "Einfach"
    for field, name in zip(list(basic["flds"]), ("Vorderseite", "Rückseite")):
        collection.models.rename_field(basic, field, name)
    collection.models.update_dict(basic)


def tell(prefix, first, second, changed, rollback):
    """One story: import, study, import the edited article."""
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(f"{folder}/collection.anki2")
        new, updated = bring_in(collection, f"{prefix}-before.txt")
        assert (new, updated) == (first, 0), (new, updated)
        before = notes(collection)
        for note in before.values():
            assert "study-widget" in note.tags and "study-widget::guides-devops" in note.tags, note.tags
            for field in note.fields:
                assert "<code>" not in field and "[sound:" not in field, field
            (card,) = note.cards()
            assert collection.decks.name(card.did) == "DevOps: 20 scenarios"
            assert not card.question_av_tags() and not card.answer_av_tags()

        assert review(collection) >= first
        known = schedules(collection)
        assert all(reps > 0 for *_, reps, _ in known.values()), known

        new, updated = bring_in(collection, f"{prefix}-before.txt")
        assert new == 0, new
        assert schedules(collection) == known, "the same file twice changes nothing"

        new, updated = bring_in(collection, f"{prefix}-after.txt")
        assert new == second - first, new
        assert updated >= changed, updated
        after = notes(collection)
        assert len(after) == second and set(before) <= set(after), set(after)
        assert "undo a bad release" in after[rollback].fields[0], after[rollback].fields
        kept = schedules(collection)
        assert {guid: kept[guid] for guid in known} == known, "every card keeps its schedule"
        collection.close()
    print(f"{prefix}: {first} notes imported, {second - first} added and {changed} updated later, every schedule kept")


with tempfile.TemporaryDirectory() as folder:
    collection = Collection(f"{folder}/collection.anki2")
    speak_german(collection)
    assert bring_in(collection, "questions-before.txt") == (2, 0)
    assert "roll back" in notes(collection)["study-widget:/guides/devops/:rollback"].fields[0]
    collection.close()
def tell_of_lines():
    """Code keeps its lines, tables and pictures stay, and the tags say where the reader stands now."""
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(f"{folder}/collection.anki2")
        for name, status in (("lines-before.txt", "learning"), ("lines-after.txt", "confident")):
            bring_in(collection, name)
            (note,) = notes(collection).values()
            back = note.fields[1]
            for kept in ("<pre><code>on:<br>  push:<br>    paths:", '<table border="1">', '<img src="https://example.org/gate.png"'):
                assert kept in back, (kept, back)
            statuses = [tag for tag in note.tags if "::status::" in tag]
            assert statuses == [f"study-widget::status::{status}"], note.tags
        (card,) = note.cards()
        assert "<br>  push:" in card.answer(), card.answer()
        collection.close()
    print("lines: code, a table and a picture arrived, and the tag followed the status")


tell_of_lines()
tell("questions", 2, 3, 2, "study-widget:/guides/devops/:rollback")
tell("points", 3, 5, 2, "study-widget:/guides/devops/:rollback:triage")
