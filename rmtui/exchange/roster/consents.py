"""Consent words: does somebody say yes or no, in a word or in a sentence?"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_YES = _words(
    "yes y true 1 x ✓ ✔ ☑ ja j oui o si sí s wahr vrai tak ano evet ναι sim on agreed agree given "
    "granted accepted confirmed consented"
)
_NO = _words(
    "no n false 0 nein non nie ne hayır hayir όχι não nee nej ☐ ✗ ✘ falsch faux off "
    "declined refused withdrawn disagree denied"
)
_SAYS_NO = re.compile(r"no\b|nein\b|non\b|i (do not|don['’]?t|disagree)|not (yet )?(given|agreed)|opt(ed)?.out")
_SAYS_YES = re.compile(r"yes\b|ja\b|oui\b|s[ií]\b|i (agree|consent|accept|confirm|give)|opt(ed)?.in")

_RIGHT_TO_LEAVE = re.compile(
    r"\b(can|may|could|free to|right to|able to) ((also|always|still|later|at any time) )*"
    r"(withdraw|revoke|opt[ -]?out|decline)\b|\bjederzeit (widerrufen|zurückziehen)\b"
)
"""Said by forms to those who agree; no refusal."""

_NO_ANSWER = re.compile(
    r"\b(no|not any|without) (objections?|problems?|concerns?|issues?|answers?|reply|response)\b|"
    r"\bkeine? (einwände?|einwand|probleme?|bedenken|antwort|rückmeldung)\b|\b(nothing against|nichts dagegen)\b|"
    r"\bpas de (problème|souci)s?\b|"
    r"\bnot (yet )?(asked|sure|known|decided|applicable|a problem)( yet)?\b|\bnoch nicht (gefragt|sicher|bekannt)\b"
)
"""Holds a no, but not to taking part; whether it is a yes is not said either."""

_REFUSES = re.compile(
    r"\b(no|nope|not|never|neither|cannot|non(?!-)|ne|pas|nein|nicht|nie|niemals|kein\w*|não|nao|nee|niet|geen|nej|inte|"
    r"ikke|\w+n['’]t|dont|doesnt|wont|unwilling|against|declin\w+|refus\w*|withdr[aeo]w\w*|reject\w*|den(y|ie[sd])|"
    r"disagree\w*|object(s|ed|ing)?|revok\w*|opt\w*[ -]?out|abgelehnt|ablehn\w*|lehnt?e?\b.{0,60}\bab|"
    r"widerruf\w*|widersproch\w*|widersprech\w*|verweiger\w*|zurückgezogen|zurückgenommen|rechaz\w*|retiré\w*|"
    r"désaccord|desacuerdo|denegad\w*)\b"
)
_AGREES = re.compile(
    r"((i|she|he|they|has|have|ich|bin|habe|hat|ist|je|suis|estoy|fully|gladly|already|verbally) )*"
    r"(yes|agree[ds]?|consent(s|ed)|consent (given|granted|received|obtained|confirmed)|accept(s|ed)?|granted|"
    r"tak|zgadzam się|wyrażam zgodę|souhlasím|kabul ediyorum|j['’]accepte|j['’]autorise|autorizo|"
    r"zugestimmt|einverstanden|eingewilligt|stimme zu|d['’]accord|accepté\w*|de acuerdo|acepto)\b"
)
_CONDITION = re.compile(r"(\w+[^\w.]+){1,3}(if|unless|until|but|pending|wenn|falls|aber|sobald)\b")


def answer_of(line: str) -> bool | None:
    """Return whether a cleaned line is a yes or a no in a few languages; None for anything else."""
    word = line.casefold().rstrip(".!")
    if word in _YES or _SAYS_YES.match(word):
        return True
    if word in _NO or _SAYS_NO.match(word):
        return False
    return None


def consents(line: str) -> bool | None:
    """Return whether a cleaned line agrees to something; one that refuses anywhere is a no, whatever else it says."""
    word = line.casefold().rstrip(".!")
    if word in _YES or word in _NO:
        return word in _YES
    rest = _RIGHT_TO_LEAVE.sub(" ", word)
    clear = _NO_ANSWER.sub(" ", rest)
    if _REFUSES.search(clear):
        return False
    if clear != rest or _CONDITION.match(rest) or "?" in rest:
        return None
    return True if _AGREES.match(rest) else answer_of(rest)
