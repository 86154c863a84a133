package org.todochatbot.backend.intent.grammar;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.Token.Kind;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.TimePhrase;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.task.TaskStatus;

/** Reads which tasks are asked for from the words of a question: status, times, tags, priorities, and words of the title. */
final class FilterReader {

    private static final Set<String> TASK_NOUNS = Set.of(
            "task", "tasks", "todo", "todos", "item", "items", "chore", "chores", "list", "lists", "agenda", "errand", "errands", "assignments",
            "backlog", "taks", "to-dos", "lsit", "tsaks", "todo's", "task's");
    static final Set<String> REMINDER_NOUNS = Set.of(
            "reminder", "reminders", "alert", "alerts", "remider", "remiders", "reminer", "reminders'", "reminder's", "notification", "notifications",
            "reminderx", "remindres", "rimder", "remindr", "remindes", "remainders", "remainder", "remindrs");
    private static final Set<String> PLURALS = Set.of(
            "tasks", "todos", "items", "chores", "reminders", "alerts", "errands", "ones", "things", "everything", "notifications", "assignments", "lists", "taks");
    private static final Set<String> COMPLETED = Set.of("done", "completed", "finished", "complete", "closed", "checked", "ticked", "accomplished", "finish", "accomplish");
    private static final Set<String> PENDING = Set.of(
            "open", "pending", "active", "incomplete", "unfinished", "remaining", "left", "outstanding", "undone", "uncompleted", "unfinsihed", "unchecked");
    private static final Set<String> EXCEPT = Set.of("except", "excluding", "besides");
    /** After "but" another clause begins with them. */
    private static final Set<String> NOTHING_LEFT_OUT = Set.of(
            "only", "just", "first", "sorted", "ordered", "if", "when", "i", "i'm", "i've", "we", "he", "she", "they", "you", "it's", "then", "also", "with", "in",
            "at", "on", "still", "now", "please", "don't", "do", "remind", "keep", "ask", "show", "leave", "let", "move", "make", "skip", "tell", "there", "can");
    /** What beside another word says no more: "dentist appointment". */
    private static final Set<String> KINDS = Set.of("appointment", "appointments", "else", "upcoming");
    private static final Set<String> SEVERAL = Set.of("all", "everything", "anything", "tasks", "todos", "items", "things", "list", "them");
    private static final Set<String> STOP = Set.of(
            "'s", "a", "about", "accomplish", "added", "agenda", "alert", "alerts", "all", "already", "also",
            "altogether", "am", "an", "and", "any", "anymore", "anything", "are", "as", "at", "available", "back",
            "be", "been", "bring", "but", "by", "called", "can", "check", "chore", "chores", "coming", "complete",
            "completed", "concerning", "containing", "content", "contents", "could", "count", "created", "current", "doing",
            "currently", "date", "dates", "deadline", "describe", "did", "display", "do", "does", "done", "due",
            "each", "either", "else", "entire", "ever", "every", "everything", "everything's", "exist", "existing", "exists", "far", "fetch",
            "filter", "find", "finish", "finished", "first", "for", "from", "get", "give", "go", "going", "got",
            "grab", "had", "happening", "has", "have", "hello", "how", "i", "if", "in", "include", "includes", "is", "it", "item",
            "items", "just", "know", "label", "labeled", "labelled", "labels", "last", "left", "let", "like", "list",
            "listed", "lists", "locate", "long", "look", "looking", "many", "marked", "me", "much", "must", "my",
            "named", "need", "needs", "next", "no", "not", "notification", "notifications", "now", "number", "of",
            "off", "on", "one", "ones", "only", "open", "order", "ordered", "our", "out", "over", "pending",
            "planned", "plate", "please", "print", "priority", "pull", "put", "read", "recite", "regarding",
            "related", "remember", "remind", "reminder", "reminders", "retrieve", "review", "right", "scheduled", "search",
            "see", "set", "should", "show", "so", "something", "sort", "sorted", "still", "stuff", "supposed", "tag",
            "tagged", "tags", "task", "tasks", "tell", "that", "the", "them", "there", "these", "thing", "things",
            "this", "those", "through", "titled", "title", "description", "name", "to", "todo", "todos", "total", "up", "upcoming", "us", "view",
            "want", "was", "we", "were", "what", "what're", "what's", "whats", "when", "where", "whether", "which",
            "who", "whole", "will", "with", "without", "work-list", "would", "yet", "you", "your");

    private final Sentence sentence;
    private final Words words;

    FilterReader(Sentence sentence) {
        this.sentence = sentence;
        this.words = sentence.words();
    }

    /** "Completed", "all done": tasks of which nothing but that is said. */
    boolean isCompleted(Range range) {
        int from = words.is(range.from(), "the") || words.is(range.from(), "my") || words.is(range.from(), "all") ? range.from() + 1 : range.from();
        return range.to() - from == 1 && words.isAny(from, COMPLETED);
    }

    boolean holdsTaskNoun(Range range) {
        for (int at = range.from(); at < range.to(); at++) {
            if (words.isAny(at, TASK_NOUNS)) {
                return true;
            }
            boolean toDo = words.is(at, "to") && (words.is(at + 1, "do") || words.is(at + 1, "dos"))
                    && (at + 2 >= range.to() || words.isAny(at + 2, TASK_NOUNS) || words.isBoundary(at + 2) || sentence.timeAt(at + 2) != null
                        || words.is(at - 1, "things") || words.is(at - 1, "left"));
            if (toDo) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word for tasks stands there that is about nothing else: "items" and "to do" may be. */
    boolean holdsSureNoun(Range range) {
        for (int at = range.from(); at < range.to(); at++) {
            boolean sure = words.isAny(at, TASK_NOUNS) && !words.is(at, "item") && !words.is(at, "items") && !words.is(at, "agenda") && !words.is(at, "errands")
                    || words.word(at).startsWith("remin");
            boolean list = words.is(at, "list") && at == range.from();
            if (sure && !list) {
                return true;
            }
        }
        return false;
    }

    boolean holdsReminderNoun(Range range) {
        return words.holdsAny(range.from(), range.to(), REMINDER_NOUNS);
    }

    /** "the oil change reminder", "my reminder for friday": a reminder and what tells which one. */
    boolean isReminderNoun(Range range) {
        int last = range.to() - 1;
        if (words.isAny(last, REMINDER_NOUNS)) {
            return true;
        }
        for (int at = range.from(); at < last && at < range.from() + 5; at++) {
            boolean noun = words.isAny(at, REMINDER_NOUNS);
            boolean which = words.is(at + 1, "for") || words.is(at + 1, "about") || words.is(at + 1, "to") || words.is(at + 1, "of") || words.is(at + 1, "on") || words.is(at + 1, "at");
            if (noun && (which || sentence.timeAt(at + 1) != null)) {
                return true;
            }
        }
        return false;
    }

    boolean holdsPlural(Range range) {
        for (int at = range.from(); at < range.to(); at++) {
            if (words.isAny(at, PLURALS) && (at + 1 >= range.to() || words.isBoundary(at + 1) || sentence.timeAt(at + 1) != null || words.get(at + 1).kind() == Kind.TAG
                    || words.is(at + 1, "due") || words.is(at + 1, "without") || words.is(at + 1, "tagged") || words.is(at + 1, "called") || words.is(at + 1, "related"))) {
                return true;
            }
        }
        return false;
    }

    /** The index after "except for" or the like; -1 where that does not stand here. */
    int afterExcept(int at) {
        int next = words.is(at, ",") ? at + 1 : at;
        boolean but = words.is(next, "but");
        boolean apart = (words.is(next, "apart") || words.is(next, "aside")) && words.is(next + 1, "from") || words.areAt(next, "other", "than");
        if (!but && !apart && !words.isAny(next, EXCEPT)) {
            return -1;
        }
        int end = apart ? next + 2 : next + 1;
        boolean small = words.is(end, "for") || words.is(end, "from") || but && words.is(end, "not");
        return but && words.isAny(end, NOTHING_LEFT_OUT) ? -1 : small ? end + 1 : end;
    }

    /** Between things of which each is left out. */
    boolean separates(int at) {
        return words.is(at, ",") || words.is(at, "and") || words.is(at, "or") || words.is(at, "&");
    }

    Filter filter(Range range) {
        return new Draft(range, false).read();
    }

    /** For showing only: of "monday and friday" the days between as well, since a filter has one stretch; and without what is left out. */
    Filter filterToShow(Range range) {
        return new Draft(range, true).read();
    }

    private final class Draft {
        private final Range range;
        private final boolean shown;
        private TaskStatus status;
        private final List<String> tags = new ArrayList<>();
        private final List<Integer> priorities = new ArrayList<>();
        private Boolean overdue;
        private Boolean dated;
        private Boolean repeating;
        private String sort;
        private Boolean count;
        private TimePhrase when;
        private final List<String> text = new ArrayList<>();
        private int textEnd = -1;

        Draft(Range range, boolean shown) {
            this.range = range;
            this.shown = shown;
        }

        Filter read() {
            int at = range.from();
            while (at < range.to()) {
                int after = afterExcept(at);
                boolean leavesOut = shown && after > 0 && words.holdsAny(range.from(), at, SEVERAL);
                at = leavesOut ? leaveOut(after) : next(at);
            }
            if (text.size() > 1) {
                text.removeIf(word -> KINDS.contains(word.toLowerCase(Locale.ROOT)));
            }
            boolean completed = status == TaskStatus.COMPLETED;
            if (shown && when != null) {
                when = when.fromFirstToLast();
            }
            OffsetDateTime from = when == null ? null : when.rangeFrom();
            OffsetDateTime before = when == null ? null : excluded(when.rangeBefore());
            return new Filter(
                    status,
                    text.isEmpty() ? null : String.join(" ", text),
                    tags,
                    priorities,
                    completed ? null : from,
                    completed ? null : before,
                    overdue,
                    dated,
                    repeating,
                    completed ? from : null,
                    completed ? before : null,
                    sort,
                    count);
        }

        /** "Everything except work and shopping": what is left out has a minus, as a search takes it. The index after it. */
        private int leaveOut(int from) {
            int at = from;
            while (at < range.to()) {
                List<String> item = new ArrayList<>();
                for (; at < range.to() && !separates(at) && !saysMore(at); at++) {
                    if (words.isAny(at, COMPLETED) || words.isAny(at, PENDING)) {
                        status = words.isAny(at, COMPLETED) ? TaskStatus.PENDING : TaskStatus.COMPLETED;
                    } else if (words.get(at).kind() != Kind.SIGN && !words.isAny(at, STOP)) {
                        item.add(words.get(at).word());
                    }
                }
                String phrase = String.join(" ", item);
                if (!phrase.isEmpty()) {
                    text.add(phrase.contains(" ") ? "-\"" + phrase + '"' : "-" + phrase);
                } else if (status == null) {
                    // What cannot be left out, such as a day, is looked for with the words for it: nothing is shown that was not wanted.
                    text.add("except");
                }
                if (at >= range.to() || !separates(at)) {
                    return at;
                }
                at++;
            }
            return at;
        }

        private boolean saysMore(int at) {
            TimePhrase phrase = sentence.timeAt(at, range.to());
            return words.is(at, "sorted") || words.is(at, "ordered") || words.is(at, "by") || words.is(at, "due") || words.is(at, "overdue")
                    || PriorityWord.at(words, at) != null || phrase != null && phrase.hasWhen();
        }

        /** "Due by friday" includes Friday, "due before friday" does not. */
        private OffsetDateTime excluded(OffsetDateTime before) {
            ZoneId zone = sentence.context().now().getZone();
            boolean wholeDay = before != null && before.atZoneSameInstant(zone).toLocalTime().equals(LocalTime.MIDNIGHT);
            for (int at = when.from(); wholeDay && at < when.to(); at++) {
                if (words.is(at, "before")) {
                    return before.atZoneSameInstant(zone).minusDays(1).toOffsetDateTime();
                }
            }
            return before;
        }

        private int next(int at) {
            switch (words.get(at).kind()) {
                case QUOTED -> {
                    text.add(words.get(at).word());
                    return at + 1;
                }
                case TAG -> {
                    tags.add(words.get(at).word());
                    return at + 1;
                }
                case LINK -> {
                    text.add(words.get(at).text());
                    return at + 1;
                }
                case WORD, NUMBER, SIGN -> {
                    // below
                }
            }
            if (words.areAt(at, "how", "many") || words.areAt(at, "how", "much") || words.areAt(at, "number", "of") || words.is(at, "count")) {
                count = true;
                return words.is(at, "count") ? at + 1 : at + 2;
            }
            boolean ofWords = (words.is(at, "word") || words.is(at, "words")) && words.is(at - 1, "the") && text.isEmpty() && at > range.from() + 1 && at + 1 < range.to();
            if (ofWords) {
                return at + 1;
            }
            if (words.is(at, "most") && (words.is(at + 1, "important") || words.is(at + 1, "urgent") || words.is(at + 1, "pressing"))) {
                sort = "priority";
                return at + 2;
            }
            boolean shouldDo = words.is(at - 1, "i") && words.is(at - 2, "should") && (words.is(at, "focus") || words.is(at, "work") || words.is(at, "start") || words.is(at, "tackle"));
            if (shouldDo) {
                return at + 1;
            }
            boolean didDo = words.is(at, "do") && (words.is(at - 1, "i") || words.is(at - 1, "we")) && words.is(at - 2, "did");
            if (didDo) {
                status = TaskStatus.COMPLETED;
                return at + 1;
            }
            boolean repeats = words.is(at, "recurring") || words.is(at, "repeating") || words.is(at, "recurrent")
                    || (words.is(at, "repeat") || words.is(at, "recur") || words.is(at, "repeats") || words.is(at, "recurs"))
                            && (words.is(at - 1, "that") || words.is(at - 1, "which") || words.is(at - 1, "tasks") || words.is(at - 1, "what"));
            if (repeats) {
                repeating = true;
                return at + 1;
            }
            boolean missed = (words.is(at, "miss") || words.is(at, "missed")) && (words.is(at - 1, "i") || words.is(at - 1, "we") || words.is(at - 1, "have"));
            if (missed) {
                overdue = true;
                return at + 1;
            }
            int undated = undated(at);
            if (undated > at) {
                dated = false;
                return undated;
            }
            int sorted = sorted(at);
            if (sorted > at) {
                return sorted;
            }
            if (words.is(at, "overdue") || words.areAt(at, "over", "due") || words.areAt(at, "past", "due") || words.is(at, "late") && text.isEmpty()) {
                overdue = true;
                return words.is(at, "overdue") || words.is(at, "late") ? at + 1 : at + 2;
            }
            int open = notDone(at);
            if (open > at) {
                status = TaskStatus.PENDING;
                return open;
            }
            Match<Integer> priority = PriorityWord.at(words, at);
            if (priority == null && (words.is(at, "urgent") || words.is(at, "important"))) {
                priority = new Match<>(words.is(at, "urgent") ? 1 : 2, at + 1);
            }
            if (priority != null && priority.end() <= range.to()) {
                priorities.add(priority.value());
                return priority.end();
            }
            if ((words.is(at, "tagged") || words.is(at, "labeled") || words.is(at, "labelled") || words.is(at, "tag") || words.is(at, "label"))
                    && at + 1 < range.to() && words.get(at + 1).isWord()) {
                int name = words.is(at + 1, "with") || words.is(at + 1, "as") ? at + 2 : at + 1;
                if (name < range.to() && words.get(name).isWord()) {
                    tags.add(words.word(name));
                    return name + 1;
                }
            }
            TimePhrase ownersDay = when == null && words.word(at).endsWith("'s") ? sentence.timeAlone(at, at + 1) : null;
            if (ownersDay != null && ownersDay.hasDay()) {
                when = ownersDay;
                return at + 1;
            }
            boolean namesList = (words.is(at + 1, "list") || words.is(at + 1, "lists")) && words.get(at).isWord() && !words.isAny(at, STOP) && !words.isAny(at, TASK_NOUNS)
                    && !words.is(at, "reminders");
            if (namesList) {
                tags.add(words.word(at).replace("'s", ""));
                return at + 2;
            }
            TimePhrase phrase = sentence.timeAt(at, range.to());
            if (phrase != null && phrase.hasWhen() && !phrase.hasRecurrence() && (when == null || when.completes(phrase))) {
                when = when == null ? phrase : when.with(phrase);
                return phrase.to();
            }
            if (words.isAny(at, COMPLETED) && !isVerbToDo(at)) {
                status = TaskStatus.COMPLETED;
                return at + 1;
            }
            if (words.isAny(at, PENDING)) {
                status = TaskStatus.PENDING;
                return at + 1;
            }
            if (words.areAt(at, "to", "do")) {
                return at + 2;
            }
            if (!words.isAny(at, STOP) && !words.get(at).isSign()) {
                if (textEnd == at && words.isGlued(at) && !text.isEmpty()) {
                    text.set(text.size() - 1, text.getLast() + words.get(at).text());
                } else {
                    text.add(words.get(at).text());
                }
                textEnd = at + 1;
            }
            return at + 1;
        }

        /** "to complete", "to be done" and "get done" ask for what is not. */
        private boolean isVerbToDo(int at) {
            return words.is(at - 1, "to") || words.is(at - 1, "be") || words.is(at - 1, "get") && !words.is(at - 2, "i") && !words.is(at - 2, "did");
        }

        private int undated(int at) {
            int next = at;
            if (words.is(next, "without") || words.areAt(next, "with", "no")) {
                next += words.is(next, "without") ? 1 : 2;
            } else if (words.is(next, "no")) {
                next++;
            } else {
                return words.is(at, "undated") || words.is(at, "unscheduled") ? at + 1 : at;
            }
            if (words.is(next, "a") || words.is(next, "any")) {
                next++;
            }
            if (words.is(next, "due") && (words.is(next + 1, "date") || words.is(next + 1, "dates"))) {
                return next + 2;
            }
            return words.is(next, "date") || words.is(next, "dates") || words.is(next, "deadline") || words.is(next, "deadlines") ? next + 1 : at;
        }

        private int sorted(int at) {
            int plain = words.is(at, "sorted") || words.is(at, "ordered") || words.is(at, "in") ? at + 1 : at;
            if (words.is(plain, "alphabetically") || words.areAt(plain, "alphabetical", "order")) {
                sort = "title";
                return words.is(plain, "alphabetically") ? plain + 1 : plain + 2;
            }
            if (words.areAt(plain, "newest", "first") || words.areAt(plain, "latest", "first")) {
                sort = "created";
                return plain + 2;
            }
            boolean sorts = words.is(at, "sorted") || words.is(at, "sort") || words.is(at, "ordered") || words.is(at, "order") || words.is(at, "by");
            int next = at + 1;
            while (sorts && !words.is(at, "by") && next < range.to() && !words.is(next, "by") && next < at + 5) {
                next++;
            }
            if (!sorts || !words.is(at, "by") && !words.is(next, "by")) {
                return at;
            }
            int key = words.is(at, "by") ? at + 1 : next + 1;
            sort = switch (words.word(key)) {
                case "due", "date", "deadline", "time" -> "due";
                case "priority", "importance", "urgency" -> "priority";
                case "name", "title", "alphabet" -> "title";
                case "created", "creation", "age", "newest", "oldest" -> "created";
                default -> sort;
            };
            if (sort == null) {
                return at;
            }
            return words.is(key + 1, "date") ? key + 2 : key + 1;
        }

        private int notDone(int at) {
            boolean not = words.is(at, "not") || words.is(at, "aren't") || words.is(at, "isn't") || words.is(at, "haven't") || words.is(at, "havent") || words.is(at, "n't");
            if (!not) {
                return at;
            }
            int next = at + 1;
            while (next < at + 3 && (words.is(next, "yet") || words.is(next, "been") || words.is(next, "i"))) {
                next++;
            }
            return words.isAny(next, COMPLETED) ? next + 1 : at;
        }
    }
}
