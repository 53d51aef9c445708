"""Job titles: do words behind a name say what somebody does, rather than where?"""

from __future__ import annotations

import re

from rmtui.exchange.roster.headings import plain

_NOUN = (
    r"(ceo|cfo|coo|cto|cio|cmo|cpo|cdo|cso|ciso|chro|md|vp|svp|evp|president|chair|chairman|chairwoman|chairperson|"
    r"director|manager|supervisor|superintendent|officer|executive|principal|dean|professor|lecturer|teacher|tutor|"
    r"coach|head|lead|leader|chief|boss|founder|cofounder|owner|partner|secretary|treasurer|administrator|admin|"
    r"assistant|associate|analyst|engineer|developer|programmer|architect|designer|scientist|researcher|technician|"
    r"specialist|expert|consultant|adviser|advisor|agent|clerk|accountant|auditor|bookkeeper|buyer|planner|"
    r"coordinator|organiser|organizer|operator|driver|courier|picker|packer|fitter|mechanic|electrician|builder|"
    r"nurse|doctor|midwife|therapist|surgeon|physician|pharmacist|paramedic|carer|caretaker|cleaner|cook|chef|waiter|"
    r"waitress|cashier|salesman|saleswoman|salesperson|rep|representative|receptionist|librarian|editor|writer|"
    r"journalist|lawyer|solicitor|attorney|counsel|paralegal|judge|trainer|instructor|trainee|apprentice|intern|"
    r"graduate|student|volunteer|crew member|team member|worker|"
    r"\w*leiter(in)?|\w*fuhrer(in)?|\w*leitung|vorstand|vorstandin|direktor(in)?|referent(in)?|sachbearbeiter(in)?|"
    r"ingenieur(in|e)?|entwickler(in)?|berater(in)?|assistent(in)?|lehrer(in)?|arzt|arztin|auszubildende[rn]?|azubi|"
    r"praktikant(in)?|werkstudent(in)?|fachkraft|techniker(in)?|kaufmann|kauffrau|"
    r"directeur|directrice|responsable|gerant|gerante|chargee?|infirmiere?|stagiaire|apprentie?|adjointe?|"
    r"director[ae]?|gerente|jefe|jefa|ingenier[oa]|coordinador[ae]?|tecnic[oa]|enfermer[oa]|becari[oa])"
)
_QUALIFIED = r"( (of|for|in|at|to|de|du|des|del|general|generale|commercial|fur|im|am|designate|emeritus)\b.*)?"
_JOB = re.compile(rf"(.+ )?{_NOUN}{_QUALIFIED}|.*([部課社係店室局]長|主任|取締役)")
_LEVEL = re.compile(r"(i|ii|iii|iv|v|\d)$")


def is_job(text: str) -> bool:
    """Say whether words name a job, such as "CFO" or "Head of Sales"; "Head Office" and "Sales" are places of work."""
    words = plain(text)
    return bool(_JOB.fullmatch(_LEVEL.sub("", words).strip()))
