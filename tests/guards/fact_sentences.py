"""Sentences of the program that state a fact about what it did, and the tests that hold them to it.

A sentence stands here as the guard cuts it: to the end of a clause, with `{}` for what is filled in.
"""

from __future__ import annotations

from collections.abc import Mapping

HELD: Mapping[str, tuple[str, ...]] = {
    # People
    "tests/stories/test_people_one.py::test_escape_changes_nobody_and_what_was_typed_is_there_the_next_time": (
        "Change nothing",
        "Nothing about {name} was changed.",
    ),
    # Erasing
    "tests/recovery/test_erasing.py::test_only_listed_texts_and_files_of_others_still_name_her": (
        "{} was erased from the programme.",
        "{} was erased",
        "Erased for good.",
        "Erased somebody for good",
        "nothing brings her back",
    ),
    "tests/recovery/test_erasing.py::test_whoever_was_removed_and_added_again_leaves_the_backups_too": (
        "Also called at some time, and erased with it:",
        "erased as well.",
    ),
    "tests/recovery/test_erasing.py::test_parts_kept_aside_stay_unless_it_is_said_and_are_named": (
        "{} {}, and the only copy of a change nobody could read.",
    ),
    "tests/recovery/test_erasing.py::test_nobody_is_erased_twice": (
        "She was erased already.",
        "She was erased already;",
        "this line only keeps the place of the one who left.",
    ),
    "tests/recovery/test_erasing.py::test_who_may_only_look_erases_nobody": ("Nobody was erased.",),
    "tests/stories/test_people_erase.py::test_her_name_is_the_yes_and_no_file_holds_it": (
        "This cannot be undone, and nothing that was done before it can be taken back afterwards.",
        "That is another name, so nothing was erased.",
    ),
    "tests/stories/test_people_erase.py::test_somebody_erased_in_an_earlier_run_is_nobody_to_look_for": (
        "Erased in an earlier run:",
    ),
    "tests/stories/test_people_erase.py::test_who_was_erased_stands_as_left_and_does_not_count": (
        "erased for good, and kept only for those who were in a pair with them",
    ),
    "tests/store/test_erasing.py::test_an_error_at_any_call_is_told_and_loses_nothing": ("Nobody was erased",),
    "tests/store/test_erasing.py::test_a_note_that_cannot_be_read_is_reported_and_nothing_else_is_done": (
        "Somebody was to be erased, and the note about whom cannot be read.",
    ),
    "tests/store/test_erasing.py::test_what_was_kept_aside_just_now_is_not_deleted_unseen": (
        "Somebody was erased.",
        "Files kept aside because something was damaged may still hold her, and perhaps what others saved:",
    ),
    "tests/recovery/test_backing.py::test_a_backup_made_amid_an_erasing_that_is_cut_off_is_said_not_to_be_kept_and"
    "_pushes_none_out": ("somebody is being erased, and that is not finished.", "Nothing else was changed."),
    # Exports
    "tests/exchange/test_left_out.py::test_in_and_out_are_all_there_is_and_nothing_above_the_level_leaves": (
        "nothing of it may leave",
        "nothing of them may leave",
        "only this file",
        "What only {} may know stays in.",
    ),
    "tests/exchange/test_credits_export.py::test_why_ideas_stay_in_is_said_without_their_words": (
        "only this file may know it",
        "only this file may know them",
    ),
    "tests/exchange/test_credits_export.py::test_an_empty_file_takes_the_place_of_an_older_one": (
        "There is nothing to tell yet.",
    ),
    "tests/cli/test_facts.py::test_an_export_that_is_refused_writes_nothing": (
        "The {} are written only for {}.",
        "Nothing was exported.",
    ),
    "tests/cli/test_facts.py::test_nothing_was_written_is_said_where_nobody_may_read_anything": (
        "Nothing was written",
        "Nothing was written:",
        "there is nothing that {} may read.",
    ),
    # Saving, taking back, drafts
    "tests/cli/test_facts.py::test_what_is_saved_is_read_by_the_next_command": ("Saved.", "Saved.{}"),
    "tests/desk/test_undo.py::test_a_save_that_fails_changes_nothing": ("The change is NOT saved", "{}NOT saved:"),
    "tests/cli/test_facts.py::test_nothing_to_take_back_or_do_again_writes_nothing": (
        "There is nothing to take back.",
        "There is nothing to do again.",
    ),
    "tests/desk/test_undo.py::test_undo_of_something_changed_meanwhile_is_a_sentence": ("Nothing was done;",),
    "tests/store/test_damage.py::test_a_file_changed_outside_is_not_overwritten": ("Nothing was overwritten.",),
    "tests/desk/test_reopen.py::test_it_is_offered_until_it_is_saved_again": (
        "Saved again what another program replaced",
    ),
    "tests/stories/test_rescue_refused.py::test_another_program_changed_the_files_and_opening_again_keeps_both": (
        "Another program replaced what you saved",
        "This was saved here before and is not in them any more, or is otherwise:",
        "what you wrote is kept and saved then",
        "Nothing of it is lost:",
    ),
    "tests/stories/test_rescue_refused.py::test_saving_mine_again_on_a_full_disk_keeps_it_until_it_is_saved": (
        "What you saved before and another program replaced is NOT saved again.",
        "It is only in memory.",
    ),
    "tests/stories/test_rescue_refused.py::test_nothing_that_waits_is_not_told_as_saved": (
        "Nothing was saved.",
        "Nothing was saved:",
        "nothing waits for it here.",
        "Not saved",
    ),
    "tests/stories/test_rescue_refused.py::test_leaving_asks_first_where_text_would_be_lost": (
        "what is only on the screen is lost",
        "What you are writing could be neither saved nor kept as a draft.",
        "What you are writing is NOT saved, and could not be kept as a draft either.",
        "Your text is only on the screen.",
    ),
    "tests/recovery/test_refusals.py::test_nothing_is_called_safe_that_is_only_in_memory": (
        "What was saved here before and another program replaced is in memory, and ONLY there.",
        "What you are writing is still on the screen, and ONLY there:",
    ),
    "tests/recovery/test_refusals.py::test_a_programme_opened_elsewhere_is_called_whole_and_a_broken_one_is_not": (
        "Two windows writing at once would overwrite each other, so only one may.",
        "What was saved is whole.",
    ),
    "tests/store/test_errors.py::test_an_error_at_any_call_loses_nothing_and_saving_goes_on": (
        "What was saved before is safe.",
        "What was saved before is kept.",
        "What was saved before is in it.",
        "What was saved is safe.",
        "What was saved is safe;",
        "What was saved is on it, and nothing was changed.",
        "Nothing was tidied up",
        "Nothing was tidied up.",
    ),
    "tests/stories/test_stored_is_shown.py::test_the_step_opened_first_shows_what_is_stored": (
        "Every answer is saved as soon as you give it, and can be changed at any time.",
    ),
    "tests/stories/test_credit_writing.py::test_a_field_is_saved_when_it_is_left_and_not_before": (
        "it is saved when you leave.",
        "it is saved when you leave the field.",
        "it is saved as you go.",
        "Saved line by line.",
    ),
    "tests/stories/test_drafts_everywhere.py::test_the_next_start_offers_it_at_its_field": (
        "Not saved yet:",
        "What was finished is saved;",
    ),
    "tests/stories/test_full_disk_app.py::test_the_text_stays_and_is_saved_once_there_is_room": (
        "Everything is saved.",
        "everything is saved.",
    ),
    "tests/stories/test_look_only.py::test_what_is_typed_is_said_not_to_be_kept": ("This window can only look;",),
    "tests/stories/test_look_only.py::test_keys_that_would_change_something_say_why_not": (
        "The programme is open only to look at.",
        "Open only to look at:",
        "nothing can be changed here.",
        "you can look, but nothing can be changed here.",
        "you can look, but nothing can be changed.",
    ),
    "tests/cli/test_processes.py::test_an_answer_that_cannot_be_written_is_one_sentence": (
        "What the command saved is saved;",
    ),
    # Refusals
    "tests/cli/test_mistakes.py::test_a_mistake_changes_nothing": (
        "Nothing was changed.",
        "Nothing was changed;",
        "{} Nothing was changed;",
        "nothing was changed.",
        "Nothing was read;",
        "nothing else was changed.{}",
    ),
    "tests/store/test_malformed.py::test_one_file_harmed": ("Nothing was changed and nothing was overwritten.",),
    "tests/cli/test_shapes.py::test_an_import_that_brings_nothing_new_says_so": ("Nothing new:",),
    "tests/cli/test_rosters.py::test_a_dry_run_shows_what_would_be_stored_and_stores_nothing": ("store nothing",),
    "tests/stories/test_people_file.py::test_a_roster_is_in_with_three_keys_and_out_with_one": (
        "Nothing is stored yet.",
        "Nothing is stored until you say so.",
    ),
    "tests/stories/test_key_order.py::test_a_paste_where_no_field_is_gets_a_sentence": ("Nothing was pasted:",),
    "tests/stories/test_credit_new.py::test_emptied_words_are_let_go_of": (
        "There were no words, so nothing was noted.",
    ),
    # Check, backups, second copy
    "tests/cli/test_check.py::test_a_sound_programme": ("Everything is sound.",),
    "tests/cli/test_going_back.py::test_nothing_rmtui_does_itself_and_no_copy_is_a_false_alarm": (
        "What is here is sound.",
        "Nothing was saved in this folder from here yet, so nobody can tell whether something later is missing.",
    ),
    "tests/cli/test_going_back.py::test_an_older_file_of_changes_is_told_until_it_is_accepted": (
        "rmtui saw {} saved here{}, which {} not in these files.",
    ),
    "tests/cli/test_going_back.py::test_a_backup_later_than_the_changes_is_told_with_what_it_holds_by_name": (
        "older files were put back, or a stick lost what was saved last.",
    ),
    "tests/cli/test_facts.py::test_after_tidying_up_the_snapshot_alone_holds_everything": (
        "programme.json holds everything;",
    ),
    "tests/cli/test_check.py::test_a_file_changed_by_hand_is_told_before_and_after_opening_and_taken_over_once": (
        "Nothing changed by hand is waiting to be taken over.",
        "{} from what was saved ({})",
    ),
    "tests/recovery/test_past.py::test_what_is_as_it_was_already_says_so": ("Everything is as it was before already.",),
    "tests/cli/test_backups.py::test_a_programme_that_cannot_be_opened_comes_back_in_a_new_folder": (
        "the old one is only read",
    ),
    "tests/stories/test_backups.py::test_a_damaged_one_is_shown_as_such_and_leads_nowhere": (
        "Nothing was saved since the newest one;",
    ),
    "tests/cli/test_backups.py::test_going_back_to_what_is_there_changes_nothing": ("There is nothing to go back to.",),
    "tests/stories/test_rescue_found.py::test_what_cannot_come_back_beside_what_is_here_is_said": (
        "Nothing in it is missing here.",
    ),
    "tests/stories/test_rescue_found.py::test_what_is_missing_comes_back_from_the_newest_backup_as_one_change": (
        "Bringing back adds only what is not here now.",
    ),
    "tests/stories/test_rescue_found.py::test_what_was_saved_last_stays_and_both_can_be_kept": (
        "What was saved last is open.",
        "What was saved last is used.",
        "Use what was saved last;",
        "nothing is lost either way.",
    ),
    "tests/store/test_edited_by_hand.py::test_what_was_saved_is_opened_and_the_changed_file_is_kept_and_told": (
        "What was saved last is used;",
        "opening keeps the changed file in {}/, so nothing is lost either way.",
    ),
    "tests/store/test_edited_by_hand.py::test_a_settled_file_stays_and_asks_no_more": (
        "Nothing about it is left to decide.",
    ),
    "tests/store/test_damage.py::test_a_save_cut_off_in_the_middle_is_taken_away_and_kept": (
        "The last change was cut off before it was saved.",
        "a change that was cut off before it was saved.",
    ),
    "tests/store/test_damage.py::test_zeroed_changes_are_not_also_called_complete": (
        "Nothing that was called saved is lost by that.",
    ),
    "tests/store/test_damage.py::test_a_last_change_that_lost_only_its_blanks_is_told_and_kept": (
        "Most likely it was cut off before it was saved;",
        "Everything before it is here.",
    ),
    "tests/store/test_damage.py::test_every_kind_of_harm_to_one_file_is_named_and_survived": (
        "Every saved change behind it is here.",
        "what was saved since the last tidying up may be missing.",
        "Nothing is missing because of that.",
    ),
    "tests/store/test_damage.py::test_changes_that_follow_nothing_found_here_are_named_and_never_written_over": (
        "These saved changes do not fit the other files, as when an older copy was put back.",
    ),
    "tests/recovery/test_conflicts.py::test_what_holds_nothing_new_says_so": (
        "nothing in it is new",
        "nothing in it can be read;",
        "nothing in it is missing here",
    ),
    "tests/stories/test_refused_texts.py::test_saving_a_meeting_in_which_nothing_is_written_logs_nothing": (
        "Nothing is written yet, so nothing was saved.",
    ),
    "tests/stories/test_rescue_found.py::test_what_is_missing_comes_back_from_the_second_copy": (
        "Nothing to compare with",
    ),
    "tests/stories/test_clients.py::test_a_next_round_takes_people_only_where_asked": ("Saved in {}", "Setup only"),
    # Whole programmes
    "tests/cli/test_clients.py::test_an_archive_brings_every_byte_back": (
        "An archive first keeps everything.",
        "nothing is overwritten",
        "nothing is overwritten.",
    ),
    "tests/cli/test_clients.py::test_removing_asks_first_takes_every_trace_and_leaves_what_is_not_its_own": (
        "without it, only what would go is said",
    ),
    "tests/exchange/test_papers.py::test_the_page_for_a_lost_stick_counts_people_and_names_them_only_for_oneself": (
        "everybody is only counted.",
    ),
    # Pairs, people, the rest
    "tests/stories/test_pairs_suggest.py::test_one_key_suggests_the_rest_and_one_takes_it_back": (
        "Nothing is agreed yet.",
    ),
    "tests/programme/test_pairing_explanation.py::test_where_a_pair_stands_is_said_with_its_day": (
        "proposed, nothing is agreed yet",
    ),
    "tests/stories/test_today_look.py::test_everything_settled_is_said": ("Nothing needs doing today.",),
    "tests/stories/test_history.py::test_the_list_shows_labels_only_and_finds_them": ("Nothing fits what was typed.",),
    "tests/stories/test_history.py::test_the_beginning_cannot_be_taken_back": ("There is nothing to show here.",),
    "tests/stories/test_today_settle.py::test_a_key_that_means_nothing_on_a_line_says_which_ones_do": (
        "That key settles nothing on this line.",
    ),
    "tests/stories/test_keys_elsewhere.py::test_each_of_them_acts_or_says_something": (
        "That key does nothing here.",
        "Nothing new is made here:",
        "There is nothing to search here:",
    ),
    "tests/stories/test_room.py::test_no_key_but_i_shows_anything_else": (
        "IN THE ROOM, everything else is hidden",
        "Only this {session} is on the screen.",
        "choose a meeting there, then {room} leaves only that pair on the screen.",
        "then {room} leaves only that one on the screen.",
        "then {room} leaves only that pair on the screen.",
    ),
    "tests/guards/test_quiet.py::test_nothing_calls_the_network_or_another_program": (
        "Nothing ever leaves this computer by itself.",
        "Nothing ever leaves this computer.",
    ),
    "tests/recovery/test_past.py::test_an_older_version_that_differs_in_its_number_alone_is_refused_in_a_sentence": (
        "Only the number would change, and that follows the days on which the two met.",
    ),
}
"""Sentences by the test that looks at what they say."""

LABELS: Mapping[str, tuple[str, ...]] = {
    "a name or a heading": (
        "Everything kept about {}",
        "first saved",
        "not saved",
        "look only",
        "Look only",
        "saved change",
        "Only this file:",
        "only whoever runs rmtui;",
        "a copy to try everything on.",
        "a made-up programme, yours to try everything on",
        "everything kept about one person, in one page",
        "only takeaways that may be known to",
        "the only thing that is needed",
        "only what was named by choice",
        "nothing yet",
        "nothing more is kept",
        "rmtui kit DIR [--python ZIP]   the program for a stick, with nothing to install",
    ),
    "what a key or a choice does": (
        "Close it and change nothing.",
        "Hide everything but this pair, for other eyes;",
        "Show everything decided so far as a page to copy.",
        "Show only lines with certain words.",
        "Show what only whoever runs rmtui should see;",
        "what this one shows is accepted, nothing has to be finished.",
        "an empty cell changes nothing, a cell - empties its field",
        "empty cells change nothing, - empties",
        "nothing is agreed until you say so, and {undo} takes anything back.",
    ),
    "a question": ("Have you sent it?", "Who is to be erased for good?"),
    "a rule of the field, or what is asked for": (
        "Nothing has to be finished:",
        "An idea leaves in a document only after its owner said yes, and with a name only where she or he wants that.",
        "Nothing here leaves in a document before its owner says yes.",
        "+ done means you went on and nothing that carries the step is missing, ~ begun that something is, > later "
        "that you put it off, - that nothing was said yet.",
        "Only pairs that are proposed can be exchanged.",
        "Only the date and one takeaway are needed;",
        "only the name is needed.",
        "everything else can wait",
        "That is {}, and only a day can be kept here.",
        "Tick only answers that are shown.",
        "an exception is possible only with little paper.",
        "an idea, nothing is agreed",
        "end the pair instead, so that nothing is lost.",
        "nothing new to teach",
        "{} wants to learn nothing that {} knows better",
        "only one that was encrypted from the first day does not.",
        "{} is installed here with compiled parts, which run on one kind of computer only.",
        "Something you typed cannot be saved as it is.",
        "nobody was erased.",
    ),
    "what is in front, in a form of words": (
        "Nothing here ends in {} or {}.",
        'Nothing here under "{}".',
        "Nothing ticked yet:",
        "Nothing is different",
        "There is nothing to keep yet:",
        "There is nothing to keep:",
        "There is nothing to ask any more.",
        "Nothing was done:",
    ),
    "what the folder's own page says of its files": (
        "programme.json        everything as it was at the last tidying up:",
        "changes-NNNNNN.jsonl  every change saved since then, one line each;",
        "history               older changes, only to look up what was done when;",
    ),
}
"""Sentences that state no fact about what the program did, by kind."""

OPEN: tuple[str, ...] = (
    "Nothing was made;",
    "Of what you were writing, only a part could be kept as drafts;",
    '"{}" was taken for {}, the only one it can mean here',
    "A fresh suggestion would change nothing.",
    "Nothing is lost.",
    "Nothing is off limits now for",
    "Nothing of it is kept.",
    "Either a change was cut off before it was saved, or the one saved last is missing:",
    "Every record in it is as it was saved.",
)
"""Sentences that no test was found to hold yet; this list only shrinks."""
