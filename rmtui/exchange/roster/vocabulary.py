"""Vocabulary of headings: which words do people use above the columns of a list of people?

All words stand as `headings.plain` leaves them: lower case, no accents, no punctuation.
"""

from __future__ import annotations

import re

from rmtui.exchange.roster import translations
from rmtui.programme.catalogue.field import LISTS
from rmtui.programme.catalogue.person import PERSON

BESIDE: dict[str, str] = {
    "first name": "first name",
    "last name": "last name",
    "both": "yes or no: both roles",
    "room": "places on both sides",
}
"""What a column can hold that is no field of a person but makes one, and what it is called."""

FIELDS: tuple[str, ...] = (*(field.name for field in PERSON if field.importable), *BESIDE)
"""What a column can be read as, in the order they are offered."""

SEVERAL = frozenset(field.name for field in PERSON if field.importable and field.kind in LISTS)
"""Fields that more than one column may fill."""

BY_HAND = frozenset(("notes",))
"""Fields that no heading means by itself: what stands there can be anything."""

_WORDS: dict[str, str] = {
    "name": "name | first and last name | first last name | full name | fullname | your name |"
    " your full name | participant | participant name | person | "
    "employee | employee name | staff name | member | display name | names | colleague | vollstandiger name | "
    "vor und nachname | name vorname | teilnehmer | teilnehmerin | mitarbeiter | mitarbeiterin | nom complet | "
    "nom et prenom | prenom et nom | nombre completo | nombre y apellidos | mentor name | mentee name | name of person"
    " | last name first name | last name and first name | last first | surname first name | surname forename | "
    "family name given name | nachname vorname | nachname und vorname | familienname vorname | nom prenom | "
    "apellidos nombre | apellidos y nombre",
    "first name": "first name | firstname | given name | given names | forename | first names | vorname | prenom | "
    "nombre | your first name",
    "last name": "last name | lastname | surname | family name | second name | nachname | familienname | nom | "
    "nom de famille | apellido | apellidos | your last name",
    "short_name": "short name | preferred name | known as | nickname | called | goes by | rufname | "
    "preferred first name",
    "email": "email | emails | email address | mail | mail address | work email | your email | emailadresse | "
    "mailadresse | adresse email | adresse mail | adresse electronique | courriel | correo | correo electronico | "
    "email work | business email | user principal name | upn",
    "title": "title | job title | position | job | post | job role | position title | stelle | stellenbezeichnung | "
    "berufsbezeichnung | poste | intitule du poste | puesto | cargo | current role | current job title",
    "role": "role | programme role | program role | mentoring role | mentor or mentee | mentor mentee | rolle | "
    "participant type | side | taking part as | role in programme | role in the programme | role in program | "
    "junior or senior | senior or junior",
    "both": "both | both mentor and mentee | both roles | mentor and mentee | both mentee and mentor",
    "unit": "unit | department | departments | dept | division | directorate | organisation | organization | "
    "company | business unit | organisational unit | org unit | abteilung | bereich | departement | service | "
    "direction | departamento | area | faculty | school | agency | employer | firm | branch",
    "team": "team | team name | squad | crew | group | equipe | equipo | working group",
    "site": "site | location | office | city | standort | arbeitsort | ort | lieu | ville | ubicacion | ciudad | "
    "sede | office location | work location | town | building | base",
    "function": "function | profession | discipline | job family | occupation | field | kind of work | job function | "
    "funktion | beruf | fonction | metier | funcion | profesion | specialism",
    "languages": "languages | language | spoken languages | sprache | sprachen | langue | langues | idioma | idiomas",
    "slots": "slots | times to meet | slot | availability | available | times | time slots | free times | when free | "
    "preferred times | verfugbarkeit | disponibilite | disponibilites | disponibilidad | meeting times | "
    "preferred days",
    "time_zone": "time zone | timezone | tz | zeitzone | fuseau horaire | zona horaria",
    "rank": "rank | grade | level | seniority | seniority level | band | pay band | pay grade | job level | "
    "job grade | career level | dienstgrad | hierarchiestufe | niveau | nivel | rang",
    "manager": "manager | line manager | managers name | manager name | manager email | managers email | supervisor | "
    "boss | reports to | reporting to | line manager name | line manager email | line managers email | "
    "vorgesetzte | vorgesetzter | vorgesetzte r | fuhrungskraft | chef | superieur | superieur hierarchique | "
    "responsable | jefe | jefa | gerente | n 1 | manager named | team leader | team lead | team manager | "
    "head of department | teamleiter | teamleiterin | teamleitung | managed by | line management",
    "reviewers": "reviewers | reviewer | appraiser | appraisers | appraised by | reviewed by | performance reviewer",
    "leads": "leads | teams led | leads team | leads teams | team led | heads | teams you lead",
    "offers": "offers | offer | can teach | teaches | skills | expertise | strengths | can offer | skills to share | "
    "knowledge to share | topics offered | offering | can share | kann zeigen | kompetenzen | competences | "
    "competencias",
    "wants": "wants | want | wants to learn | learning goals | learning goal | topics of interest | "
    "learning interests | would like to learn | development areas | areas for development | development goals | "
    "topics wanted | mochte lernen | lernziele | objectifs | objetivos | areas of interest | wants to learn about",
    "pulse": "pulse | insight into | pulse on | knows how people see it | groups known | spokesperson for | speaks for",
    "avoids": "avoids | would avoid | avoid | avoid list | do not pair with | do not match with | not with | "
    "conflict of interest | conflicts of interest | conflicts | keep apart from | rather not meet",
    "wishes": "wishes | would meet | wish | wish list | preferred partner | preferred mentor | preferred mentee | "
    "would like to meet | preferred match | requested mentor | requested mentee | nominations",
    "room": "room | capacity | places | how many at a time | number of pairs | number of partners | max pairs | "
    "maximum",
    "mentor_room": "mentor room | places as mentor | number of mentees | max mentees | "
    "maximum mentees | mentor capacity | mentees wanted",
    "mentee_room": "mentee room | places as mentee | number of mentors | max mentors | "
    "maximum mentors | mentee capacity | mentors wanted",
    "external": "external | from outside | outside | guest | is external | extern | externe | externo",
    "consent": "consent | consents | agreed | agrees | permission | consent given | data consent | gdpr | "
    "gdpr consent | einwilligung | einverstanden | consentement | consentimiento",
    "consent_on": "consent on | consent date | date of consent",
    "briefed_on": "briefed on | briefed | briefing date",
    "confidence": "confidence | curiosity | own rating",
    "tags": "tags",
    "serves": "serves | objectives served | serves objectives | programme objectives | helps with objectives",
    "style.talk": "style talk | talking style | listens or talks | listens first or talks first",
    "style.plan": "style plan | planning style | plans or improvises",
    "style.detail": "style detail | big picture or detail | big picture or every detail",
    "style.gentle": "style gentle | direct or gentle",
}

SYNONYMS: dict[str, str] = {
    words.strip(): field
    for table in (translations.HEADINGS, _WORDS)
    for field, several in table.items()
    for words in several.split("|")
}
"""Whole headings and the field they mean."""

SPECIAL = re.compile(
    r"\b(age|ages|aged|age group|age range|date of birth|dob|birth|birthday|birthdate|year of birth|born|geburt\w*|"
    r"alter|edad|gender\w*|sex|sexe|sexo|sexual\w*|orientation|lgbt\w*|geschlecht|genre|pronouns?|identity|identities|"
    r"identit\w*|characteristics?|ethnic\w*|ethni\w*|race|racial|raza|religio\w*|faith|belief\w*|konfession|health|"
    r"gesundheit|sante|salud|medical|disab\w*|behinderung\w*|handicap\w*|discapacidad|neurodi\w*|nationalit\w*|"
    r"nationality|citizenship|marital\w*|pregnan\w*|caring responsibilit\w*|carer|veteran|union member\w*|politic\w*|"
    r"access(ibility)? (needs?|requirements?)|accessib\w*|adjustments?|accommodations?|barriere\w*|impair\w*|hearing|"
    r"wheelchair|dyslex\w*|autis\w*|adhd|mental|illness|condition|dietary|diet|allerg\w*|chronic\w*|special needs|"
    r"besondere\w* bedarf\w*|behindert\w*|besoins|necesidades|diversity|demographics?|social background|"
    r"socio ?economic\w*|minority|heritage|skin|"
    rf"{translations.SPECIAL})\b"
)
"""Background that is never read unless somebody maps the column on purpose."""

PHOTOS = re.compile(
    r"\b(photo\w*|pictures?|filmed|video(ed| ?record\w*|taped)|record(ed|ings?)|newsletters?|mailing list|marketing|"
    r"social media|website|publish\w*|published|publicity|whatsapp|group chat|foto\w*|bilder|veroffentlich\w*|"
    r"directory|press|imagen|droit a l image)\b.*\b(agree|consent|happy|may|can|ok|allow\w*|permission|einverstanden|"
    r"zustimm\w*|used?)\b|\b(agree|consent|happy|may we|can we|ok|allow\w*|permission|einverstanden|einwillig\w*|"
    r"zustimm\w*|accept\w*|autori\w*)\b.*\b(photo\w*|pictures?|filmed|video(ed| ?record\w*|taped)|record(ed|ings?)|"
    r"newsletters?|mailing list|marketing|social media|website|publish\w*|publicity|whatsapp|group chat|foto\w*|"
    r"bilder|veroffentlich\w*|directory|press|imagen|image)\b|" + translations.PHOTOS
)
"""Consents to something else than taking part and what is kept."""

PERSON_ID = re.compile(
    r"(employee|staff|badge|personnel|person|worker|member|user|payroll|hr|colleague|emp|associate|company|internal|pers|"
    r"mitarbeiter|personal|student|login|network|sap|workday)[ -]?(id|no|nr|nummer|number|num|code|key)|"
    r"personalnummer|matricule|"
    r"personnummer|user ?name|benutzername|login|sam account name|samaccountname|distinguished name|dn|uid|"
    r"kennung|kurzel|"
    r"kuerzel|initials|numero de (empleado|matricule)|id (de )?(empleado|empleada|employe|salarie|mitarbeiter)|"
    r"numer (pracownika|kadrowy)|pers(onal)? ?nr|sicil no|osobni cislo|numero (de )?personal"
)
"""Numbers and short names a personnel system calls people by; others are named by them in the same list."""

MANAGER_ID = re.compile(
    r"(your |their )?(direct |line |reporting )?(managers?|supervisors?|boss|team leads?|reports to|vorgesetzte[rn]?|"
    r"fuhrungskraft|chef|n 1)( (employee|staff|badge|person\w*|user|worker))? "
    r"(id|no|nr|number|num|code|key|login|user ?name|dn|nummer|kurzel|kuerzel)"
)
"""Columns that name a manager by a number."""

FORM = re.compile(
    r"^(time ?stamp|anzahl|email \d+ (type|typ|art)|lp|l p|lfd nr|zeitstempel|horodat\w+|marca temporal|"
    r"start time|completion time|"
    r"end time|startzeit|"
    r"fertigstellungszeit|last modified time|submitted( at| on| date)?|submission (date|id|time)|date submitted|"
    r"created( at| on)?|response( id)?|respondent id|entry id|ip address|score|points|id|no|nr|number|row|"
    r"\w+ id|employee number|staff number|personnel number|personalnummer|matricule|status|column \d+|#)$"
)
"""What form tools and personnel systems add."""

FREE_TEXT = re.compile(
    r"\b(bio|biograph\w*|biografi\w*|about (me|you|yourself|her|him)|comments?|notes?|remarks?|anything else|"
    r"motivation\w*|why (do|did|would|are) you|statement|free text|hobb(y|ies)|story|bemerkung\w*|kommentar\w*|"
    r"commentaires?|comentarios?|observations|feedback|tell us (more|something)|introduce yourself|personal interests?|"
    r"expectations?|additional information)\b"
)
"""Columns where people write what they like; never read by themselves."""

_ASKED: tuple[tuple[str, str], ...] = (
    ("email", r"^emails? \d+ value$"),
    ("email", r"^(what is )?(your |the )?(work |business |company )?email( address)?$|^enter your .*email"),
    ("manager", r"^(?!(are|do|does|is) ).*\b(line manager|manager|supervisor|boss|vorgesetzte[rn]?|fuhrungskraft)\b"),
    ("manager", r"\b(who|whom) do you report to\b|\breports? to\b"),
    ("email", r"\bemail\b"),
    ("reviewers", r"\b(reviewers?|apprais\w+|reviews? (you|your)|performance review)\b"),
    ("leads", r"\bteams? (do|does) (you|she|he) (lead|manage|head)\b|\bteams? you (lead|manage|head)\b"),
    ("avoids", r"\b(avoid|rather not|conflicts? of interest)\b"),
    ("avoids", r"\b(not (be|want to be) (paired|matched)|do not (pair|match))\b"),
    ("avoids", r"\b(shouldnt|should not|dont) .*\b(paired|matched)\b"),
    ("offers", r"\blearn from (you|me|her|him)\b"),
    ("wishes", r"\bwho(m)? (would|do) you (like|want|prefer|wish)\b"),
    ("wishes", r"\b(preferred|nominate\w*) (mentor|mentee|partner)\b"),
    ("mentor_room", r"\bhow many (mentees|(people|colleagues|persons) (can|could|would|will) you mentor)\b"),
    ("mentee_room", r"\bhow many (mentors|(people|colleagues|persons) .*learn from)\b"),
    ("room", r"\bhow many (pairs|partners|people|matches)\b"),
    ("time_zone", r"\btime ?zone\b"),
    ("slots", r"\b(when|what times?|which (days?|times?|slots?))\b.*\b(free|available|meet|suit\w*|best|work)\b"),
    ("slots", r"\b(availability|available times?|time slots?)\b"),
    ("wants", r"\b(like|want|wish|hope|keen|love) to (learn|understand|know|develop|improve|explore|hear)\b"),
    ("wants", r"\binterested (to|in) (learn|understand|develop|improv|explor)\w*"),
    ("wants", r"\b(what|which|where)\b.*\b(you|she|he) (learn|develop|improve)\b|\btopics? (of|that) interest\w*\b"),
    ("wants", r"\b(learning (goals?|needs?|interests?|topics?)|areas? (of|for) (development|growth))\b"),
    ("offers", r"\b(teach|share|offer|explain|show|good at|expert\w*|skills?|strengths?)\b"),
    ("offers", r"\bhelp (others|a colleague|colleagues|people) with\b"),
    ("languages", r"\b(languages?|sprachen|langues|idiomas)\b"),
    ("consent", r"\b(consent|i agree|do you agree|you agree|permission|data protection|privacy|einwilligung)\b"),
    ("external", r"\b(external|outside (the|our|your) (organi\w+|company|firm))\b"),
    ("both", r"\bboth (a )?(mentor and (a )?mentee|mentee and (a )?mentor|roles|sides)\b"),
    (
        "role",
        r"\b(sign(ing)? up|take part|taking part|join(ing)?|participat\w*|register\w*|apply\w*|volunteer\w*|serve|act|"
        r"like|want|willing|interested|happy|prefer)\b.* (as|be|being|becoming|become|in being)( an?| the)? "
        r"(mentor|mentee|both|protege)s?( or .*)?$",
    ),
    (
        "role",
        r"^(are you|is this person|will you be|i am|i want to be|"
        r"i would like to be)( applying as)? an? (mentor|mentee)$",
    ),
    ("role", r"\bmentor or (a |as a |as )?mentee\b|\bmentee or (a |as a |as )?mentor\b|\brole\b.*\bprogram(me)?\b"),
    ("title", r"\b(job title|position|your (current )?(job|role))\b"),
    ("rank", r"\b(grade|rank|seniority|pay band|job level)\b"),
    ("pulse", r"\b(which|what) (groups?|people|units?)\b.*\b(know|speak for|pulse|view)\b"),
    ("unit", r"\b(department|division|directorate|business unit|organi[sz]ation|abteilung|departement|departamento)\b"),
    ("team", r"\b(which|what|your) team\b|\byour teams name\b"),
    ("site", r"\bwhere (are|do) you (work|based|located|sit)\b|\b(which|what|your) (office|site)\b|\blocation\b"),
    ("function", r"\b(profession|job family|discipline|kind of work)\b"),
    ("short_name", r"\b(prefer(red)? to be called|should we call you|do people call you|like to be called|known as)\b"),
    ("first name", r"\b(first|given) name\b|\bforename\b"),
    ("last name", r"\b(last|family) name\b|\bsurname\b"),
    ("name", r"^(what is |whats |please (enter|give|type) )?(your|the) (full |first and last )?name\b|\bfull name\b"),
    ("name", r"^(what are you called|who are you|name (of )?(the )?(participant|employee|person|mentor|mentee))$"),
    ("name", r"^(first and last name|name first and last|name and surname)$"),
)

PHRASES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(phrase)) for field, phrase in (*_ASKED, *translations.QUESTIONS)
)
"""Questions of forms and the field they ask for; the first that fits counts."""
