"""What the library may say of itself, with names for what it fills in.

The library knows nothing of languages. `tests/unit/test_said.py` reads its source and fails when a sentence is missing.
"""

from __future__ import annotations

from bot.language.words import later

_REASONS = (  # why there is no answer
    later("The documents don't say anything about that."),
    later("The documents don't say that."),
    later("The documents don't say."),
    later("The documents don't say who."),
    later("The documents don't say when."),
    later("The documents don't say where."),
    later("The documents don't say how many."),
    later("The documents don't say how much."),
    later("The documents don't say which."),
    later("The documents don't say why, or don't say that at all."),
    later("The documents don't mention {things}."),
    later("The documents don't say that; the nearest sentences don't mention {things}."),
    later("The documents don't say that. You ask about {asked}; the nearest sentence says {said}."),
    later("“{first}” or “{second}”"),
    later("“{thing}”"),
    later("I only answer questions about the documents, in their own sentences; I can't do anything else."),
    later("I answer questions about the documents. Ask me one."),
    later("I see no question about the documents in that."),
)
_CHECKS = (  # why a sentence does not say what the cited ones say
    later("It cites no sentence."),
    later("It cites no sentence that exists."),
    later("The cited sentences do not say this."),
    later("“{found}” is not in the cited sentences."),
    later("In the cited sentences, “{found}” belongs to something else."),
    later("“{found}” is not named in the cited sentences."),
    later("In the cited sentences, another name stands where “{found}” does."),
    later("The cited sentences say nothing of “{found}”, which stands elsewhere."),
    later("The names around “{found}” stand the other way round in the cited sentences."),
    later("In the document, “{found}” is somebody else, or that name is called otherwise."),
    later("The words “{found}” are in quotation marks but not in the cited sentences."),
    later("In the cited sentences, it is not {found} who says this."),
    later("In the cited sentences, {found} says something else."),
    later("It turns the cited sentences round: {found}."),
    later("In the cited sentences, “{found}” is only possible, meant or still to come."),
    later("it says “{word}”, which they do not"),
    later("it says “{word}” where they say “{other}”"),
    later("it denies what they say"),
    later("it leaves out their negation"),
    later("It holds a secret."),
    later("It repeats the rules instead of the documents."),
    later("It holds characters that can't be seen."),
    later("It holds a link that the sentences do not have."),
    later("It holds a mention that the sentences do not have."),
    later("It holds markup that the sentences do not have."),
    later("It is too long for one sentence."),
    later("It has no translation."),
    later("Its translation is in another language."),
    later("Its translation is too long or too short."),
    later("Its translation has other numbers or dates."),
    later("Its translation has other names: “{found}”."),
    later("Its translation does not deny the same."),
    later("Its translation makes certain what is only possible."),
    later("Its translation says the opposite."),
    later("Its translation could not be checked."),
    later("Put back into English, its translation says something else."),
)
_ERRORS = (
    later("I'm still reading the documents. Please ask again in a moment."),
    later("The documents are being read already."),
    later("The documents are being read already: {name} started it at {time} UTC (process {process})."),
    later("The documents' folder {folder} is a file, not a folder; set SEEDS_DIR to the folder that holds them."),
    later("The documents' folder {folder} does not exist; set SEEDS_DIR to the folder that holds them."),
    later("There is no document to read in {folder}; put .txt or .md files there, or set SEEDS_DIR.{details}"),
    later("I can't write to the data folder {folder} ({details}). Check DATA_DIR and its disk."),
    later("The disk of the data folder {folder} is full. Make room there, or set DATA_DIR."),
    later("I can't write the index: its disk is full, failing or read-only. Check the disk of DATA_DIR."),
    later("The index is damaged. It is made anew when the documents are read again."),
    later("The index is incomplete. It is made anew when the documents are read again."),
    later("The model file {file} of {owner} can't be read. {remedy}"),
    later("The model file {file} of {owner} is not the one I know. {remedy}"),
    later("Install the pinned packages again: {command}"),
    later("Get it again from the repository: {command}"),
    later("The gold file {file} can't be read: {details}."),
    later("There is no question in the gold file {file}."),
    later("Line {number} of {file} has the id {id}, which another line has already."),
    later("Line {number} of {file} is not a gold question: {details}."),
    later("Line {number} of {file} is not JSON: {details}."),
    later(
        "The old index stays, since the new one is worse on the gold questions: {details} (lost: {questions}); correct"
        " the documents or the gold file, or force it (/reindex force, python -m index build --force)."
    ),
)
_WORSE = (  # details of the last: longest first, since the others are within it
    later(
        "citing the right sentence falls from {before} to {after} of {count} questions and knowing when to answer falls"
        " from {before_too} to {after_too} of {count_too} questions"
    ),
    later("citing the right sentence falls from {before} to {after} of {count} questions"),
    later("knowing when to answer falls from {before} to {after} of {count} questions"),
    later("{questions} and {count} more"),
)
_PROBLEMS = (  # with a file, after its name
    later("is larger than {size} MB"),
    later("holds no text"),
    later("is empty"),
    later("has a name that is not valid Unicode"),
    later("is a link that leaves the folder"),
    later("is a folder, not a file"),
    later("is not a regular file"),
    later("can't be opened: {details}"),
    later("is binary, not text"),
    later("is not UTF-8 text (byte {number})"),
    later("can't be read"),
    later("is no document I know"),
    later("is no longer kept: upload it again"),
    later("is no name for a document"),
    later("is the only document: add another before you remove it"),
    later("was not removed"),
    later("was removed already"),
    later("is no text file: its name has to end in {suffixes}"),
    later("has the name of {other} but for upper and lower case: change it"),
)
_TIMES = (  # how a time was read
    later("by the document's date"),
    later("counted from {year}"),
)
YES_OR_NO = (later("Yes"), later("No"))  # what an answer begins with
_THIS = later("This file")  # in place of the name of one that has none

SENTENCES = (*_REASONS, *_CHECKS, *_ERRORS, *_WORSE, *_PROBLEMS, *_TIMES, *YES_OR_NO, _THIS)
