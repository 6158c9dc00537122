"""What grading says to an instructor: one table, each entry with what was seen, why it may be, what to do next.

Entries about a submission begin small: they stand behind the student's and the lesson's name. What the engine says to
students is in ``autograde.engine.words``; what the checker says, in ``neurons.checking.messages``.
"""

from __future__ import annotations

from typing import Any

from autograde.errors import UserError

__all__ = ["TOLD", "refusal", "seen", "told"]

_AGAIN = "Ask for the notebook again; put it into {folder} and run the same command."
_OPEN = "Open it in Jupyter. If it opens there, save it and run the same command; else ask for the notebook again."
_MEND_LIST = "Mend the file and run the same command again."
_KEPT = "What was graded before is kept. "

TOLD: dict[str, tuple[str, str, str]] = {
    # ---- what was handed in cannot be read: behind "FILE can't be read: " -----------------------------------------
    "empty": ("it is empty", "The upload may have broken off, or it was never saved.", _AGAIN),
    "not json": (
        "it is not JSON, as a notebook is",
        "The download or upload may have broken off, or another file was given a notebook's name.",
        _AGAIN,
    ),
    "not text": (
        "it is not text in UTF-8",
        "A picture, a PDF, an archive or a text of another encoding may have been given a notebook's name.",
        _AGAIN,
    ),
    "too deep": ("it is nested too deeply", "No program that writes notebooks does so.", _AGAIN),
    "no notebook": (
        "it is JSON but no notebook ({what})",
        "Another program's file may have been given a notebook's name.",
        _OPEN,
    ),
    "newer format": (
        "it has format {number} of notebooks, which is newer than 4",
        "It was saved by a program that is newer than this one.",
        "Save it in format 4, or grade with a newer nbformat.",
    ),
    "too large": (
        "it has {size} MB; at most {most} are read",
        "A cell may have shown a huge table, a video or very many pictures.",
        "Open it, choose Edit → Clear Outputs of All Cells, save it, and run the same command; answers stay.",
    ),
    "too many cells": (
        "it has more than {most} cells",
        "A program may have written it, or something was pasted very often.",
        "Open it and delete the cells that are no part of the work, or ask for the notebook again.",
    ),
    "refused": (
        "the system refuses ({words})",
        "The file may belong to somebody else, or lie on a disk that is not there now.",
        "Get the right to read it, then run the same command.",
    ),
    "link": (
        "it is a link to another place",
        "Unpacking an archive can make one; following it could show one student's work as another's.",
        "If the link is yours, put the file itself there; else ask for the notebook again.",
    ),
    # ---- nothing to read ------------------------------------------------------------------------------------------
    "missing": (
        "no notebook of this lesson was handed in (there is: {there})",
        "The wrong file may have been taken, or the notebook of another lesson.",
        "Ask for {name}; put it into {folder} and run the same command.",
    ),
    "no time": (
        "timestamp.txt says {text!r}, which is no time that is read for sure",
        "A day and a month that change places are another date, so year, month and day must stand in this order.",
        "It counts as in time, as without this file. Write 2027-02-01 23:59 (UTC) or 2027-02-01 23:59+01:00 into "
        "{folder}/timestamp.txt, or delete it, and run the same command: nbgrader's own pages fail on it till then.",
    ),
    # ---- what was handed in can be read, but is not as released ---------------------------------------------------
    "taken from": (
        "taken from {file!r}, which should be {name}",
        "A browser or a learning platform may have renamed it.",
        "Nothing need be done. If the folder holds a newer one, rename that one to {name}.",
    ),
    "format 3": (
        "it was saved in format 3, of before 2015",
        "An old program wrote it, and such notebooks know no names of cells.",
        "Its code was run as the student's own cells. If points lack, ask for the work in the notebook you gave out.",
    ),
    "no cells": (
        "it has no cells: none of its cells is an answer cell of this lesson",
        "An empty notebook was saved under this name.",
        "Ask for the notebook with the answers; the lesson's points are 0 until then.",
    ),
    "no answers": (
        "none of its cells is an answer cell of this lesson",
        "It may be the notebook of another lesson, or an own one into which answers were copied.",
        "Its code was run all the same, and functions of the right names count. Look at it if points lack.",
    ),
    "cell gone": (
        "the answer cell `{name}` is gone",
        "It may have been deleted, or cut and pasted as a new one.",
        "A new cell that defines `{name}` counts. Look into the notebook if its points lack.",
    ),
    "cell retyped": (
        "the answer cell `{name}` was turned into {kind}",
        "The keys M, Y and R change a cell's kind in Jupyter.",
        "It does not count so. If it should, turn it back into {wanted} in the notebook and run the same command.",
    ),
    "cell twice": (
        "the answer cell `{name}` is there more than once",
        "Copying a cell copies its hidden name too.",
        "The first is the answer, a later one runs where it stands. Look at both if points lack.",
    ),
    "given edited": (
        "the given cell `{name}` was edited; the lesson's own was run",
        "A name may have been added there, or a value tried.",
        "Look at that cell if an answer that uses it lacks points.",
    ),
    "put back": (
        "put back: {names}",
        "These checks were deleted or moved, or another program dropped their names.",
        "Nothing need be done: the lesson's own checks count.",
    ),
    "other kernel": (
        "it was saved with a kernel for {language}; it is run with Python",
        "Another kernel was chosen in Jupyter's list.",
        "If answers are not written in Python, ask for the work again.",
    ),
    # ---- nbgrader's database ---------------------------------------------------------------------------------------
    "db locked": (
        "{path} is locked by another program",
        "The formgrader, another command or a viewer of databases is writing in it.",
        _KEPT + "Wait for the other program or close it, then run the same command again: it goes on from there.",
    ),
    "db full": (
        "{path} could not be written ({words})",
        "The disk is full.",
        _KEPT + "Make room, then run the same command again: it goes on from there.",
    ),
    "db unwritable": (
        "{path} may not be written ({words})",
        "The file or its folder may belong to somebody else, or lie on a disk that can only be read.",
        _KEPT + "Get the right to write there, then run the same command again: it goes on from there.",
    ),
    "db no database": (
        "{path} is no database, or a damaged one ({words})",
        "Another program may have written it, or a copy broke off.",
        "Put a copy from before in its place, or move it away: the ledger and what was handed in stay, and `course`, "
        "then `grade --again`, make a new one without scores and comments given by hand.",
    ),
    "db older": (
        "{path} has the tables of an older nbgrader (revision {found})",
        "The gradebook was made before nbgrader was updated. Nothing in it was changed.",
        "In the class's folder run `nbgrader db upgrade`, which keeps a copy, then the same command again. "
        "It needs the environment's programs: before it, `export PATH=REPOSITORY/.venv/bin:$PATH`.",
    ),
    "db newer": (
        "{path} has the tables of another nbgrader (revision {found})",
        "The gradebook was made by a newer nbgrader than the one installed here. Nothing in it was changed.",
        "Install that nbgrader, or name another database in nbgrader_local.py (c.CourseDirectory.db_url).",
    ),
    "db no driver": (
        "{path} needs a driver that is not installed ({words})",
        "nbgrader brings SQLite's alone.",
        'For PostgreSQL: pip install "psycopg[binary]", then run the same command again.',
    ),
    "db unreachable": (
        "{path} cannot be reached ({words})",
        "The server may be down or elsewhere, or the name, the password or the database may be wrong.",
        _KEPT + "Look at c.CourseDirectory.db_url in nbgrader_local.py, then run the same command again.",
    ),
    "db other": (
        "{path} refused ({words})",
        "The database itself says so.",
        _KEPT + "Look at the words above, then run the same command again: it goes on from there.",
    ),
    # ---- an archive of a learning platform: behind the name that stands in it --------------------------------------
    "zip nobody": (
        "nobody on the class list has this name",
        "The platform may spell it differently, or the person is not on the list.",
        "Add the person to students.csv, or give --names a table with the columns name,id and a line for `{who}`.",
    ),
    "zip several": (
        "several students have this name: {ids}",
        "The class list does not tell them apart.",
        "Give --names a table with the columns name,id and a line for `{who}`, by name or by the platform's number.",
    ),
    "zip twice": (
        "the same student, {student}, is meant by {others}",
        "Two people may share a name, or one person has two accounts.",
        "Nothing of either was taken. Tell them apart in a table for --names, by the platform's numbers.",
    ),
    "zip no notebook": (
        "no notebook is among the files ({there})",
        "Another file, or a packed one, may have been handed in.",
        "Ask for the notebook; put it into {folder}, or collect it with the next archive.",
    ),
    "zip too many": (
        "there are {count} notebooks; at most {most} of one person are taken",
        "A whole folder may have been handed in.",
        "Ask for the one notebook, and collect it with the next archive.",
    ),
    "zip path": (
        "the path {path!r} leads elsewhere or is no plain one",
        "No learning platform writes such paths; somebody made this one by hand.",
        "It was left out. Find out whose it is, if a submission is missing.",
    ),
    "zip link": (
        "{file!r} is a link",
        "An archive made by hand may hold links, and they can lead to other people's files.",
        "It was left out. Ask for the notebook itself.",
    ),
    "zip too large": (
        "{file} is more than {most} MB when unpacked, or all files of this person together are too large",
        "A cell may have shown a huge table or a video; a small archive that unpacks to gigabytes is an attack.",
        "It was left out. Ask for the notebook without outputs.",
    ),
    "zip damaged": (
        "{file} cannot be unpacked ({words})",
        "The download may have broken off, or the archive is locked by a password.",
        "Download the archive again. If that does not help, take this notebook from the platform by itself.",
    ),
    "zip same name": (
        "{name} is there more than once",
        "It may have been handed in twice, or in two folders.",
        "The last in the archive is graded; an earlier one lies beside it. Swap their names if that is wrong.",
    ),
    "zip other lesson": (
        "{file} is by its cells the notebook of {other}, and was not taken for {lesson}",
        "The wrong file may have been handed in, or the archive is that lesson's.",
        "What was there before stays. If the archive is that lesson's: python -P -m autograde collect {folder} {other} "
        "FILE.zip; else ask for the notebook of {lesson}.",
    ),
    "zip replaced": (
        "another notebook was there before",
        "It may have been handed in anew, or the archive is an older one.",
        "Nothing need be done if this one is right. The one before is in {kept}; move it back if that one counts.",
    ),
    "zip late": (
        "the platform marks it as late",
        "An archive does not say when a notebook arrived, so it counts as in time.",
        "If lateness matters, give --names a table with the columns name,id,time and a line for `{who}`.",
    ),
    "zip gone": (
        "no such file: {path}",
        "Its name may be misspelt, or it lies in another folder.",
        "Look where your browser puts downloads, and give the path in full.",
    ),
    "zip unreadable": (
        "{path} cannot be read as an archive ({words})",
        "It may be another file, or a download that broke off.",
        "Download it from the platform again as a zip, and name that file.",
    ),
    "zip many": (
        "{path} holds {count} files; at most {most} are looked at",
        "No class hands in so many.",
        "Look into it before you go on.",
    ),
    "not of class": (
        "`{lesson}` is no lesson of this class",
        "Its lessons are {there}.{guess}",
        "Name one of them, or add the lesson: python -P -m autograde course {folder} --lessons {lesson}",
    ),
    "not of course": (
        "`{lesson}` is no lesson of this class",
        "Its lessons are {there}.{guess}",
        "Name one of them, by its number or its name, and run the same command again.",
    ),
    "not of students": (
        "`{student}` is no student of this class",
        "{path} has no such id.{guess}",
        "Name an id as it stands there, or add the student, and run the same command again.",
    ),
    # ---- what lies in submitted/ in the wrong place: behind its path -----------------------------------------------
    "class folder of no lesson": (
        "no lesson of this class has this name, and nothing in it was graded",
        "The class's lessons are {there}.{guess}",
        "If it is one of them, rename the folder to {place} and run the same command again.",
    ),
    "class loose notebook": (
        "this notebook lies in no lesson's folder, and was not graded",
        "Work is looked for in submitted/ID/LESSON/ alone.",
        "If it is to be graded, put it into {place} and run the same command again.",
    ),
    "class stranger": (
        "`{name}` is not in students.csv, and nothing in this folder was graded",
        "The id may be misspelt in one of the two, or the person was never added.{guess}",
        "Rename the folder, or add a line to students.csv, and run the same command again.",
    ),
    "class lesson before student": (
        "this is a lesson's name where a student's id belongs, and nothing in it was graded",
        "Work is looked for in submitted/ID/LESSON/, a student's folder first.",
        "Move each student's part to submitted/ID/{lesson}/ and run the same command again.",
    ),
    "class changed": (
        "course.toml and what the class got differ: {what}",
        "A changed line has its effect when `course` has written it into notebooks, cases and gradebook. A deadline "
        "may also have been changed in the formgrader.",
        'Where course.toml is right: python -P -m autograde course "{folder}", then the same command again. '
        "Where it is not, write into it what stands in brackets.",
    ),
    "class list empty": (
        "{path} lists no students",
        "Names in an archive are looked up there.",
        "Write a line for each student below id,last_name,first_name,email and run the same command again.",
    ),
    # ---- the class list --------------------------------------------------------------------------------------------
    "class list unreadable": (
        "{path} cannot be read as a table ({words})",
        "It must be a CSV file in UTF-8 whose first line is id,last_name,first_name,email.",
        _MEND_LIST,
    ),
    "class list encoding": (
        "{path}, line {number}, is not text in UTF-8",
        "Excel's plain CSV has another encoding, in which letters such as ü or é cannot be told for certain.",
        "In Excel choose Save As → CSV UTF-8; in LibreOffice save as Text CSV with the character set UTF-8. "
        "Then run the same command again.",
    ),
    "class list separator": (
        "{path} has {sign} between its columns where commas belong",
        "A spreadsheet that is set to another country's customs writes them.",
        "Put commas in their place, or save it with the comma as field separator, and run the same command again.",
    ),
    "class list columns": (
        "{path} has no column `id`; its line {number} is `{found}`",
        "Its first line must be id,last_name,first_name,email, and each row needs an id.",
        _MEND_LIST,
    ),
    "class list no id": (
        "{path}, line {number}: the id is missing",
        "Each row needs an id; the first line, id,last_name,first_name,email, says in which column.",
        _MEND_LIST,
    ),
    "class list id": (
        "{path}, line {number}: `{student}` cannot be an id",
        "An id names folders: it is made of letters, digits, `.`, `-` and `_`, and begins with no dot.",
        "Change it, in the names of folders in submitted/ too, and run the same command again.",
    ),
    "class list twice": (
        "{path} has the id `{student}` twice, in lines {first} and {number}",
        "Two people would share a folder and a mark.",
        "Delete one of the lines, or give one of the two another id, and run the same command again.",
    ),
    "class list capitals": (
        "{path} has the ids `{other}`, in line {first}, and `{student}`, in line {number}",
        "They differ in capitals alone, and some disks keep one folder for both.",
        "Delete one of the lines, or give one of the two another id, and run the same command again.",
    ),
    "names unreadable": (
        "{path} cannot be read as a table ({words})",
        "It must be a CSV file in UTF-8 with the columns name and id.",
        "Save it as CSV, and run the same command again.",
    ),
    "names columns": (
        "{path}, line {number}: the name or the id is missing",
        "Its first line must be name,id or name,id,time, and each line below needs both.",
        "Mend that line, and run the same command again.",
    ),
    "names time": (
        "{path}, line {number}: {time!r} is no time",
        "A time is written 2027-02-01 23:59, in UTC, or with its zone: 2027-02-01 23:59+01:00.",
        "Mend that line, and run the same command again.",
    ),
    "names unknown": (
        "{path} names the id `{student}`, which is not on the class list",
        "It may be misspelt in one of the two.",
        "Mend the table, or add the student to students.csv, and run the same command again.",
    ),
}


def told(entry: str, /, **fields: Any) -> str:
    """Return an entry as three lines.

    Examples
    --------
    >>> print(told("put back", names="`check-AND`").splitlines()[0])
    put back: `check-AND`.
    """
    what, why, then = (part.format(**fields) for part in TOLD[entry])
    return f"{what}.\n{why}\n{then}"


def seen(entry: str, /, **fields: Any) -> str:
    """Return the first part of an entry, without its full stop: for a list of notes, as in the ledger."""
    return TOLD[entry][0].format(**fields)


def refusal(entry: str, /, **fields: Any) -> UserError:
    """Return an entry as the error that the command line shows.

    Examples
    --------
    >>> refusal("missing", there="nothing", name="01_gates.ipynb", folder="submitted").seen
    'no notebook of this lesson was handed in (there is: nothing).'
    """
    what, why, then = (part.format(**fields) for part in TOLD[entry])
    return UserError(f"{what}.", why, then)
