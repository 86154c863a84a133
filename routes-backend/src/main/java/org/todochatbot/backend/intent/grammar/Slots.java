package org.todochatbot.backend.intent.grammar;

import java.util.Set;
import org.todochatbot.backend.intent.Expecting;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Token.Kind;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.TimePhrase;
import org.todochatbot.contract.chat.Target;

/** Which stretches of a sentence can fill the slots of the grammar's rules. */
final class Slots implements SlotReader {

    static final int LONGEST_CHOICE = 8;
    private static final Set<String> NO_TAG = Set.of("the", "a", "an", "my", "to", "it", "this", "that", "everywhere", "from");
    private static final Set<String> WH = Set.of("what", "what's", "whats", "which", "who", "when", "where", "why", "how", "whose");
    private static final Set<String> NOT_DONE = Set.of(
            "moved", "changed", "delayed", "postponed", "rescheduled", "pushed", "scheduled", "planned", "needed", "wanted", "started", "added", "set",
            "led", "closed", "cancelled", "canceled", "missed", "forgotten", "left", "put", "made", "cut");
    private static final Set<String> AND = Set.of("and", ",");
    private static final Set<String> NO_NAMES = Set.of(
            "task", "tasks", "todo", "todos", "reminder", "reminders", "by", "to", "with", "and", ",", ".", ";");

    private final Sentence sentence;
    private final Words words;
    private final TargetReader targets;
    private final FilterReader filters;
    private final SlotValues values;

    Slots(Sentence sentence, TargetReader targets, FilterReader filters, SlotValues values) {
        this.sentence = sentence;
        this.words = sentence.words();
        this.targets = targets;
        this.filters = filters;
        this.values = values;
    }

    @Override
    public boolean accepts(String slot, int from, int to) {
        Range range = new Range(from, to);
        return switch (slot) {
            case "when" -> {
                TimePhrase when = startsTime(from) ? sentence.wholly(range) : null;
                yield when != null && (when.hasWhen() || when.isLeadOnly());
            }
            case "duewhen" -> sentence.wholly(range) != null;
            // What it is not any more is not looked into: "isn't tuesday it's wednesday".
            case "fromwhen" -> sentence.wholly(range) != null || sentence.timeAlone(from, to) != null;
            case "day" -> sentence.timeAlone(from, to) != null && sentence.timeAlone(from, to).hasDay();
            case "period" -> values.period(range) != null;
            case "lead" -> {
                TimePhrase lead = sentence.wholly(range);
                yield lead != null && lead.isLeadOnly();
            }
            case "recurring" -> {
                TimePhrase when = sentence.wholly(range);
                yield when != null && when.hasRecurrence();
            }
            case "pastform" -> to - from == 1 && isDone(words.word(from));
            case "hour" -> to - from == 1 && values.bareHour(range) != null;
            case "amount" -> values.amount(range) != null;
            case "moreamount" -> to - from <= 4 && values.moreAmount(range) != null;
            case "tasks" -> filters.holdsTaskNoun(range) && !filters.holdsReminderNoun(range);
            case "reminders" -> filters.holdsReminderNoun(range) && !holdsClause(range);
            case "remindernoun" -> to - from <= 12 && filters.isReminderNoun(range);
            case "hashtags" -> isHashtags(range);
            case "topic" -> to - from == 1 && words.get(from).isWord() && (!ActionVerbs.contains(words.word(from)) || words.is(from, "work")) && !words.isAny(from, NO_TAG) && sentence.timeAt(from) == null;
            case "filter" -> to - from < 14 && !filters.holdsReminderNoun(range);
            case "ref" -> targets.isReference(range);
            case "choice" -> to - from <= LONGEST_CHOICE && isChoice(range);
            case "listname" -> isListName(range);
            case "adjective" -> to - from <= 3 && isAdjective(range);
            case "who" -> to - from <= 8;
            case "steps" -> true;
            case "quoted" -> to - from == 1 && words.get(from).kind() == Kind.QUOTED;
            case "filtername" -> to - from <= 6 && isName(range);
            case "zone" -> to - from <= 7 && SettingsReader.zone(words, range) != null;
            case "weekday" -> to - from == 1 && SettingsReader.week(words, range) != null;
            case "clock" -> to - from <= 6 && SettingsReader.clock(words, range) != null;
            case "dateorder" -> to - from <= 7 && SettingsReader.order(words, range) != null;
            case "prio" -> values.priority(range) != null;
            case "level" -> values.level(range) != null;
            case "oldtag", "newtag" -> to - from == 1 && (words.get(from).kind() == Kind.TAG || words.get(from).isWord() && !words.isAny(from, NO_TAG));
            case "oldhashtag" -> to - from == 1 && words.get(from).kind() == Kind.TAG;
            case "tags" -> words.get(from).kind() == Kind.TAG || to - from <= 4;
            case "search" -> to - from <= 10 && !ActionVerbs.contains(words.word(from));
            case "target", "anytarget" -> !(to - from == 1 && words.get(from).isSign()) && !words.isAny(from, WH) && !words.is(from, "on");
            case "several" -> targets.isSeveral(range) || targets.allButSome(range) != null;
            case "deed" -> targets.deed(range) != null;
            // "Change it to 9am and 9pm" gives no new name.
            case "replacement" -> !startsTime(from);
            case "title", "newtitle", "description", "text", "remind", "remindothers" -> true;
            // "Wake me when it is over" says no time.
            case "wake" -> sentence.wholly(range) != null;
            default -> throw new IllegalArgumentException("the grammar has no slot <" + slot + ">");
        };
    }

    /** "Paid", "booked": said of a task it is done. */
    private static boolean isDone(String word) {
        return ActionVerbs.ofPastForm(word) != null && !NOT_DONE.contains(word);
    }

    private boolean startsTime(int at) {
        return sentence.timeAt(at) != null;
    }

    private boolean isChoice(Range range) {
        boolean asked = sentence.context().expecting() == Expecting.CHOICE;
        if (asked) {
            return targets.isReference(range) || words.is(range.from(), "all") || words.is(range.from(), "none");
        }
        boolean reference = targets.isReference(range) && range.to() - range.from() <= 4;
        boolean vague = reference && targets.pointed(range).stream().allMatch(target -> Target.THIS.equals(target.reference()));
        return reference && !vague;
    }

    /** "Work" and "my errands" may be the name of a list, "my tasks" is what lists are made of. */
    private boolean isName(Range range) {
        for (int at = range.from(); at < range.to(); at++) {
            if (words.isAny(at, NO_NAMES)) {
                return false;
            }
        }
        return true;
    }

    private boolean isHashtags(Range range) {
        for (int at = range.from(); at < range.to(); at++) {
            if (words.get(at).kind() != Kind.TAG && !words.is(at, "and") && !words.is(at, ",")) {
                return false;
            }
        }
        return true;
    }

    /** What may stand between "set a" and "reminder": "daily", "6 am", "oil change". */
    private boolean isAdjective(Range range) {
        for (int at = range.from(); at < range.to(); at++) {
            boolean small = words.isBoundary(at) && !words.get(at).isSign() && !words.is(at, "of") && !words.is(at, "every") && !words.is(at, "to") && !words.is(at, "for");
            if (small || words.isAny(at, FilterReader.REMINDER_NOUNS) || at == range.from() && (words.is(at, "to") || words.is(at, "for"))) {
                return false;
            }
        }
        return true;
    }

    /** Whether another sentence begins inside, so that the stretch is no single thing. */
    private boolean holdsClause(Range range) {
        for (int at = range.from(); at < range.to() - 1; at++) {
            boolean stop = words.is(at, ";") || words.is(at, ".") && !words.isGlued(at + 1);
            boolean remind = (words.is(at, "remind") || words.is(at, "alert") || words.is(at, "send") || words.is(at, "set") && at > range.from()) && words.is(at + 1, "me")
                    || words.is(at, "set") && (words.is(at + 1, "a") || words.is(at + 1, "an") || words.is(at + 1, "up")) && at > range.from();
            if (stop || remind) {
                return true;
            }
        }
        return false;
    }

    /** "to do list", "shopping list", "list of things to do", "agenda". */
    private boolean isListName(Range range) {
        int length = range.to() - range.from();
        if (!sentence.times(range).isEmpty()) {
            return false;
        }
        if (length > 8 || words.isAny(range.to() - 1, FilterReader.REMINDER_NOUNS) && !words.is(range.to() - 2, "of")) {
            return false;
        }
        for (int at = range.from(); at < range.to(); at++) {
            switch (words.word(at)) {
                case "list", "lists", "todo", "todos", "todo's", "agenda", "lsit", "backlog" -> {
                    // What follows an "and" is another task.
                    return !words.holdsAny(at + 1, range.to(), AND);
                }
                case "tasks", "chores" -> {
                    return length <= 2;
                }
                case "cart" -> {
                    return words.is(at - 1, "shopping");
                }
                default -> {
                    // look on
                }
            }
        }
        boolean known = length == 1 && !words.is(range.to(), "list") && (words.is(range.from(), "shopping") || words.is(range.from(), "groceries"));
        return known || length == 2 && words.areAt(range.from(), "to", "do") || length == 3 && words.areAt(range.from() + 1, "to", "do") && words.is(range.from(), "things");
    }
}
