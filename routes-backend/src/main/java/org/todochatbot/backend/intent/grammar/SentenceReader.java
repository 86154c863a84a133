package org.todochatbot.backend.intent.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.backend.intent.Expecting;
import org.todochatbot.backend.intent.IntentChain;
import org.todochatbot.backend.intent.grammar.GrammarReader.Understood;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Match;
import org.todochatbot.backend.intent.text.Token.Kind;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.TimePhrase;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Target;

/** Reads one message: cuts it into commands, finds the rule for each, and turns it into a command. */
final class SentenceReader implements SlotReader {

    private static final int MOST_COMMANDS = 50;
    /** Tokens of the longest text that is looked into: anything longer is a text, not a command. */
    private static final int LONGEST = 200;
    private static final int LONGEST_CHOICE = 8;
    private static final double SURE_OF_ALL = 0.9;
    /** For a task that was named without a word that says it is one: it may be something else altogether. */
    private static final double OPEN_TARGET = 0.35;
    private static final double LAST_CLAUSE = 0.85;
    /** Of a command after an "and". */
    private static final double SURE_BESIDE = 0.9;
    private static final double USUAL = 0.95;
    private static final Set<String> NO_TAG = Set.of("the", "a", "an", "my", "to", "it", "this", "that", "everywhere", "from");
    private static final Set<String> QUESTION = Set.of(
            "what", "what's", "whats", "who", "who's", "whose", "whom", "when", "where", "where's", "why", "how", "how's", "which", "is", "are", "am", "was", "were", "do", "does",
            "did", "can", "could", "would", "will", "should", "shall", "may", "might", "have", "has", "had", "isn't", "aren't", "don't", "doesn't", "won't", "wouldn't", "couldn't",
            "what're", "how're", "when's", "tell");

    /** Longest text, in tokens, that looks like a task typed in haste rather than talk. */
    private static final int SHORT = 9;
    /** Verbs of orders given to other assistants at least as often as of tasks. */
    private static final Set<String> ASSISTANT_VERBS = Set.of(
            "set", "create", "make", "let", "tell", "talk", "turn", "play", "show", "find", "get", "book", "order", "schedule", "search", "look", "put", "convert",
            "start", "stop", "change", "switch", "speak", "sing", "open", "google", "translate", "give", "send", "check", "call", "use",
            "report", "transfer", "move");
    /** Talk begins so, tasks do not. */
    private static final Set<String> SPEAKERS = Set.of(
            "i", "i'm", "im", "you", "you're", "it", "it's", "its", "that", "that's", "this", "he", "she", "we", "they", "there", "not", "no", "yes", "oh", "so", "well",
            "never", "maybe", "thanks", "thank", "hi", "hello", "hey", "bye", "good", "ok", "okay", "please", "if", "because", "nothing", "nice", "great", "very", "my", "a");

    /** A question in the form of an order. */
    private static final Set<String> SEARCH = Set.of("find", "search", "look", "locate", "show");
    private static final Set<String> WH = Set.of("what", "what's", "whats", "which", "who", "when", "where", "why", "how", "whose");
    private static final Set<String> PLAIN_QUESTION = Set.of("am", "is", "are", "was", "were", "when", "when's", "where", "why", "who", "did", "does");
    private static final Set<String> ASKED_FOR = Set.of("time", "day", "date", "year", "month");
    private static final Set<String> IT = Set.of("it", "this", "that");
    private static final Set<String> NOT_DONE = Set.of(
            "moved", "changed", "delayed", "postponed", "rescheduled", "pushed", "scheduled", "planned", "needed", "wanted", "started", "added", "set",
            "closed", "cancelled", "canceled", "missed", "forgotten", "left", "put", "made", "cut");
    private static final Set<String> MY = Set.of("my");
    private static final Set<String> AND = Set.of("and", ",");
    private static final Set<String> FREE = Set.of("free", "busy");
    /** Said of something that may be no task, they are meant of one that is there. Completing is not: it may be a new task. */
    private static final List<Intent> MAY_BE_OF_KNOWN = List.of(Intent.UPDATE_TASK, Intent.SKIP_TASK, Intent.REOPEN_TASK, Intent.DELETE_TASK);
    /** Words of the longest title of a task that is offered to be added. */
    private static final int LONGEST_OFFER = 15;

    private static final Set<String> NO_NAMES = Set.of(
            "task", "tasks", "todo", "todos", "reminder", "reminders", "by", "to", "with", "and", ",", ".", ";");

    private final Sentence sentence;
    private final Words words;
    private final Grammar grammar;
    private final TaskReader tasks;
    private final TargetReader targets;
    private final FilterReader filters;
    private final CommandAssembler assembler;

    SentenceReader(Sentence sentence, Grammar grammar) {
        this.sentence = sentence;
        this.words = sentence.words();
        this.grammar = grammar;
        this.tasks = new TaskReader(sentence);
        this.targets = new TargetReader(sentence);
        this.filters = new FilterReader(sentence);
        this.assembler = new CommandAssembler(sentence, tasks, targets, filters);
    }

    List<Understood> read() {
        Range all = new Range(0, words.size());
        if (words.size() > LONGEST) {
            return List.of(new Understood(tasks.literal(all), 0.3, false));
        }
        List<Range> lines = lines(all);
        if (lines.size() > 1) {
            return lines(lines);
        }
        List<Understood> explicit = commands(all, 0);
        if (explicit.size() > 1 || !explicit.isEmpty() && explicit.getFirst().confidence() >= SURE_OF_ALL) {
            return explicit;
        }
        List<Understood> clause = lastClause(all);
        if (!clause.isEmpty()) {
            return clause;
        }
        if (!explicit.isEmpty() && endsInReminder(all) && explicit.getFirst().command().intent() == Intent.CREATE_TASK) {
            return explicit.stream().map(one -> new Understood(one.command(), LAST_CLAUSE, true)).toList();
        }
        return explicit.isEmpty() ? quickAdd(all) : explicit;
    }

    /** The command of a sentence whose intent is known. */
    Command as(Intent intent, Range range) {
        if (words.size() > LONGEST) {
            return intent == Intent.CREATE_TASK ? tasks.literal(range) : Command.of(intent);
        }
        Range inner = strip(range);
        PhraseMatch match = best(inner, intent);
        if (match == null) {
            match = best(range, intent);
        }
        return match != null ? assembler.commands(match, inner).getFirst() : assembler.bare(intent, inner);
    }

    /** What it says of a task that is there, by a rule for such or by one that was not sure to be about tasks; else null. */
    Command ofKnownTask() {
        Range inner = strip(new Range(0, words.size()));
        if (inner.isEmpty() || words.size() > LONGEST) {
            return null;
        }
        PhraseMatch match = best(inner, null, grammar.known());
        for (Intent intent : MAY_BE_OF_KNOWN) {
            match = match == null ? best(inner, intent) : match;
            match = match != null && (match.has("newtitle") || match.has("replacement")) ? null : match;
        }
        Command command = match == null ? null : assembler.commands(match, inner).getFirst();
        Range target = match == null ? null : match.slot("target");
        boolean onlyADay = target != null && (sentence.timeAlone(target.from(), target.to()) != null || words.is(target.to() - 1, "day"));
        boolean named = command != null && command.targets().size() == 1 && command.targets().get(0).title() != null
                && command.targets().get(0).exact() == null && !onlyADay;
        return named && changesSomething(command) ? command : null;
    }

    private static boolean changesSomething(Command command) {
        return command.intent() != Intent.UPDATE_TASK || command.due() != null || command.recurrence() != null || command.duration() != null
                || command.priority() != null || !command.tags().isEmpty() || !command.removed().isEmpty();
    }

    /** The new task that a sentence names which was not understood as one: it begins with a verb, as tasks do, or says when. */
    Command offered() {
        Range all = new Range(0, words.size());
        if (words.size() > LONGEST || isQuestion(all)) {
            return null;
        }
        Command task = as(Intent.CREATE_TASK, all);
        Words title = Words.of(task.title());
        boolean plain = ActionVerbs.contains(title.word(0)) && title.size() > 1 && title.size() <= LONGEST_OFFER;
        return plain || task.due() != null ? task : null;
    }

    /** What a question that was not understood may be about: words, or a time; null for what is none. */
    Filter askedFor() {
        Range all = new Range(0, words.size());
        Filter filter = words.size() <= LONGEST && isQuestion(all) ? filters.filter(withoutEndSigns(afterAskedFor(all))) : null;
        boolean freeThen = filter != null && filter.text() != null && FREE.contains(filter.text().toLowerCase(Locale.ROOT));
        if (freeThen) {
            filter = filter.withText(null);
        }
        boolean narrow = filter != null && (filter.text() != null || filter.dueFrom() != null || filter.dueBefore() != null);
        return narrow ? filter : null;
    }

    boolean asksOfIt() {
        Range all = withoutEndSigns(new Range(0, words.size()));
        boolean ofIt = isQuestion(all) && length(all) <= SHORT && words.holdsAny(all.from(), all.to(), IT);
        return ofIt && filters.filter(all).text() == null && sentence.times(all).isEmpty();
    }

    boolean asks() {
        boolean doI = words.is(0, "do") && (words.is(1, "i") || words.is(1, "we") || words.is(1, "you") || words.is(1, "they"));
        return words.size() > 0 && (PLAIN_QUESTION.contains(words.word(0)) || doI);
    }

    /** After "at what time", "which day". */
    private Range afterAskedFor(Range range) {
        int at = range.from();
        while (at < range.to() - 1 && (words.is(at, "at") || words.is(at, "on") || words.is(at, "what") || words.is(at, "which") || words.isAny(at, ASKED_FOR))) {
            at++;
        }
        return new Range(at, range.to());
    }

    private boolean isQuestion(Range range) {
        return QUESTION.contains(words.word(strip(range).from())) || QUESTION.contains(words.word(range.from())) || SEARCH.contains(words.word(strip(range).from()))
                || words.is(range.to() - 1, "?");
    }

    // several lines

    private List<Range> lines(Range range) {
        List<Range> lines = new ArrayList<>();
        int start = range.from();
        for (int at = range.from() + 1; at < range.to(); at++) {
            String between = words.text().substring(words.get(at - 1).to(), words.get(at).from());
            if (between.indexOf('\n') >= 0) {
                lines.add(new Range(start, at));
                start = at;
            }
        }
        lines.add(new Range(start, range.to()));
        return lines.stream().map(this::withoutBullet).filter(line -> !line.isEmpty()).toList();
    }

    private Range withoutBullet(Range line) {
        int from = line.from();
        if (words.is(from, "-") || words.is(from, "*") || words.is(from, "\u2022") || words.is(from, "+") && !words.isNumber(from + 1)) {
            from++;
        } else if (words.isNumber(from) && (words.is(from + 1, ".") || words.is(from + 1, ")")) && words.isGlued(from + 1)
                && from + 2 < line.to() && !words.isGlued(from + 2)) {
            from += 2;
        }
        return new Range(from, line.to());
    }

    /** A list pasted from elsewhere: every line is a command of its own, or a task. */
    private List<Understood> lines(List<Range> lines) {
        List<Understood> all = new ArrayList<>();
        boolean heading = endsWithColon(lines.getFirst());
        for (Range line : lines.subList(heading ? 1 : 0, lines.size())) {
            List<Understood> explicit = heading ? List.of() : commands(line, 0);
            if (explicit.isEmpty()) {
                all.add(new Understood(tasks.task(strip(line)).build(), 0.85, true));
            } else {
                all.addAll(explicit);
            }
            if (all.size() >= MOST_COMMANDS) {
                break;
            }
        }
        return all;
    }

    private boolean endsWithColon(Range line) {
        return words.is(line.to() - 1, ":");
    }

    // several commands in a line

    private List<Understood> commands(Range range, int depth) {
        List<Understood> whole = explicit(range);
        if (depth > 4) {
            return whole;
        }
        boolean creates = !whole.isEmpty() && whole.getFirst().command().intent() == Intent.CREATE_TASK;
        boolean settled = !whole.isEmpty() && !creates && whole.getFirst().confidence() >= 0.9 && whole.getFirst().command().intent() != Intent.DELETE_TASK;
        for (int at = range.from() + 1; at < range.to() - 1; at++) {
            int next = separatorEnd(at);
            if (next < 0 || next >= range.to()) {
                continue;
            }
            Range left = new Range(range.from(), at);
            Range right = new Range(next, range.to());
            boolean toList = words.is(at - 1, "list") && words.is(at, "and") && tasks.beginsWithVerb(right);
            if (!toList && !mayBegin(right, creates || settled)) {
                continue;
            }
            List<Understood> first = explicit(left);
            boolean ofIt = speaksOfIt(right);
            boolean plain = first.isEmpty() && !ofIt && tasks.beginsWithVerb(left);
            if (first.isEmpty() && (ofIt || plain)) {
                first = quickAdd(left);
            }
            if (first.isEmpty() || !isWholeCommand(first)) {
                continue;
            }
            List<Understood> rest = commands(right, depth + 1);
            if (toList && rest.stream().allMatch(one -> one.confidence() < IntentChain.SURE)) {
                rest = quickAdd(right).stream().map(one -> new Understood(one.command(), SURE_BESIDE, true)).toList();
            }
            boolean sure = !rest.isEmpty() && rest.stream().allMatch(one -> one.confidence() >= SURE_BESIDE && one.command().intent().isCommand());
            // "Buy milk tomorrow and remind me at 9" is of one task.
            sure &= !plain || rest.stream().allMatch(one -> namesItsOwn(one.command()));
            if (sure) {
                // What stands beside a sure command is one too.
                List<Understood> all = new ArrayList<>();
                first.forEach(one -> all.add(new Understood(one.command(), Math.max(one.confidence(), LAST_CLAUSE), true)));
                all.addAll(rest);
                return all;
            }
        }
        return whole;
    }

    private static boolean namesItsOwn(Command command) {
        return command.title() != null && command.targets().isEmpty() || command.targets().stream().anyMatch(target -> target.title() != null);
    }

    /**
     * "The wedding is off, delete the reminder": what is asked comes last, what is told before it explains. A task made
     * so keeps the explanation as its description.
     */
    private List<Understood> lastClause(Range range) {
        for (int at = range.from() + 2; at < range.to() - 1; at++) {
            int next = clauseStart(at);
            if (next < 0 || next >= range.to() - 1) {
                continue;
            }
            Range right = new Range(next, range.to());
            List<Understood> asked = explicit(right);
            boolean sure = asked.size() == 1 && asked.getFirst().confidence() >= SURE_OF_ALL && asked.getFirst().command().intent().isCommand();
            if (!sure || asked.getFirst().command().intent() == Intent.SET_REMINDER || tellsOfIt(right)) {
                continue;
            }
            Command command = asked.getFirst().command();
            if (command.intent() == Intent.CREATE_TASK && command.description() == null) {
                command = assembler.described(command, new Range(range.from(), at));
            }
            return List.of(new Understood(command, LAST_CLAUSE, true));
        }
        return List.of();
    }

    /** "…, it's urgent" says more of what was told before it. */
    private boolean tellsOfIt(Range right) {
        return switch (words.word(right.from())) {
            case "it", "it's", "its", "this", "that", "that's" -> true;
            default -> false;
        };
    }

    /** The index after what separates an explanation from what is asked, or -1. */
    private int clauseStart(int at) {
        boolean sign = words.is(at, ",") || words.is(at, ";") || words.is(at, ".") && !words.isGlued(at + 1) || words.is(at, "!") || words.is(at, "?");
        int next = sign ? at + 1 : at;
        boolean so = words.is(next, "so") || words.is(next, "and") || words.is(next, "then");
        next = so ? next + 1 : next;
        boolean asks = words.is(next, "please") || (words.is(next, "can") || words.is(next, "will") || words.is(next, "could") || words.is(next, "would")) && words.is(next + 1, "you");
        return sign || so || asks ? next : -1;
    }

    private static boolean isWholeCommand(List<Understood> commands) {
        return commands.stream().allMatch(one -> one.command().intent().isCommand());
    }

    /** The index after "and", "then", ";" or a full stop that may separate two commands; -1 for anything else. */
    private int separatorEnd(int at) {
        int next = at;
        boolean sign = words.is(at, ";") || words.is(at, ",") || words.is(at, ".") && at + 1 < words.size() && !words.isGlued(at + 1);
        if (sign) {
            next++;
        }
        if (words.is(next, "and") || words.is(next, "then") || words.is(next, "also") || words.is(next, "plus")) {
            next++;
            if (words.is(next, "then") || words.is(next, "also")) {
                next++;
            }
        } else if (!sign) {
            return -1;
        }
        return next;
    }

    /** Whether a second command may begin here. Inside a new task only words that no title continues with count. */
    private boolean mayBegin(Range right, boolean strict) {
        int at = strip(right).from();
        if (!strict) {
            return true;
        }
        String word = words.word(at);
        return switch (word) {
            case "remind" -> words.is(at + 1, "me") && !isOnlyReminder(right);
            case "add", "create" -> at + 1 < right.to();
            case "mark" -> containsDone(right) || speaksOfIt(right);
            case "make", "move", "tag", "label", "flag", "change", "schedule", "give" -> speaksOfIt(right);
            case "show", "list" -> filters.holdsTaskNoun(right) || filters.holdsReminderNoun(right);
            case "complete", "delete", "finish", "reopen", "remove" -> at + 1 < right.to()
                    && (targets.isReference(new Range(at + 1, right.to())) || words.is(at + 1, "task") || words.is(at + 1, "the") && words.is(at + 2, "task"));
            case "set" -> filters.holdsReminderNoun(right) && !isOnlyReminder(right) || speaksOfIt(right);
            default -> false;
        };
    }

    /** "… and make it urgent", of what was named before. */
    private boolean speaksOfIt(Range right) {
        int at = strip(right).from() + 1;
        return words.is(at, "it") || words.is(at, "that") || words.is(at, "them");
    }

    /** "… and remind me at 9" belongs to the task before it. */
    private boolean isOnlyReminder(Range said) {
        Range right = strip(said);
        int at = right.from() + 2;
        while (at < right.to() && (words.is(at, "about") || words.is(at, "of") || words.is(at, "it") || words.is(at, "this") || words.is(at, "that") || words.is(at, "to")
                && words.is(at + 1, "do") && words.is(at + 2, "it"))) {
            at += words.is(at, "to") ? 3 : 1;
        }
        return at >= right.to() || sentence.wholly(new Range(at, right.to())) != null
                || words.is(at, "reminder") && (at + 1 >= right.to() || sentence.wholly(new Range(at + 1, right.to())) != null);
    }

    private boolean containsDone(Range range) {
        for (int at = range.from(); at < range.to(); at++) {
            switch (words.word(at)) {
                case "done", "complete", "completed", "finished", "off" -> {
                    return true;
                }
                default -> {
                    // look on
                }
            }
        }
        return false;
    }

    // one command

    private List<Understood> explicit(Range range) {
        Range inner = strip(range);
        if (inner.isEmpty()) {
            return List.of();
        }
        if (sentence.context().expecting() == Expecting.WHEN) {
            List<Understood> answer = answer(inner);
            if (!answer.isEmpty()) {
                return answer;
            }
        }
        PhraseMatch match = best(inner, null);
        if (inner.from() != range.from() || inner.to() != range.to()) {
            PhraseMatch outer = best(withoutEndSigns(range), null);
            if (outer != null && (match == null || outer.rule().confidence() > match.rule().confidence()
                    || outer.rule().confidence() == match.rule().confidence() && outer.words() > match.words() + range.to() - range.from() - (inner.to() - inner.from()))) {
                match = outer;
            }
        }
        if (match == null) {
            return answer(inner);
        }
        List<Understood> all = new ArrayList<>();
        for (Command command : assembler.commands(match, inner)) {
            double confidence = isPlainPlan(match, command) ? IntentChain.SURE : match.rule().confidence();
            boolean sure = confidence >= IntentChain.SURE && match.rule().confidence() < OPEN_TARGET + 0.1 || namesATask(command, match, range);
            all.add(new Understood(command, sure ? confidence : Math.min(confidence, OPEN_TARGET), true));
        }
        return all;
    }

    /**
     * Whether the sentence says beyond doubt that it is about tasks: by a word for them, a quotation, a reference, or a
     * title that begins with a verb. "Change my pin" and "cancel the flight" do not.
     */
    private boolean namesATask(Command command, PhraseMatch match, Range range) {
        return switch (command.intent()) {
            case COMPLETE_TASK, REOPEN_TASK, DELETE_TASK, UPDATE_TASK -> match.has("when") || match.has("hour") || match.has("description") || match.has("tags") || match.has("hashtags") || match.has("prio") || match.has("level") || command.intent() == Intent.DELETE_TASK && match.has("target") && match.has("text") || isPlainlyComplete(command, range) || filters.holdsTaskNoun(range) || filters.holdsReminderNoun(range)
                    || match.has("listname") || isOfPlainTitle(command);
            case LIST_TASKS -> match.rule().confidence() > USUAL || filters.holdsSureNoun(range) || match.has("search") && words.get(match.slot("search").from()).kind() == Kind.QUOTED || !match.has("search") && !match.has("filter") && !match.has("text") && !match.has("tasks") && !match.has("when")
                    || match.has("filter") && (command.filter().text() == null || command.filter().status() != null && words.is(range.from(), "show"));
            case CREATE_TASK -> match.rule().confidence() > SURE_OF_ALL || match.has("remind") || filters.holdsTaskNoun(range)
                    || match.has("title") && (ActionVerbs.contains(words.word(match.slot("title").from())) || words.get(match.slot("title").from()).kind() == Kind.QUOTED
                        || command.description() != null || isMarked(range));
            case LIST_REMINDERS, CANCEL_REMINDER, MOVE_REMINDER -> filters.holdsSureNoun(range) || match.words() > 3 && !filters.holdsReminderNoun(range)
                    || words.holdsAny(range.from(), range.to(), MY) || match.has("when");
            case SKIP_TASK -> match.rule().confidence() > USUAL || filters.holdsTaskNoun(range) || isOfPlainTitle(command);
            case SET_REMINDER, SNOOZE_REMINDER, UNDO, REDO, SHOW_INSIGHTS, CONFIRM, DENY, CHOOSE, CORRECT, DISMISS, HELP, SMALLTALK, OUT_OF_SCOPE,
                    ADD_TO_CHECKLIST, TICK_CHECKLIST, UNTICK_CHECKLIST, REMOVE_FROM_CHECKLIST, SHOW_MORE, SAVE_FILTER, SHOW_FILTER, FORGET_FILTER,
                    LIST_FILTERS, LIST_TAGS, CHANGE_SETTINGS, SHOW_SETTINGS, IMPORT_TASKS -> true;
        };
    }

    /** By its title: "water plants" begins with a verb, "this song" does not. */
    private boolean isOfPlainTitle(Command command) {
        return command.targets().stream().allMatch(target -> target.title() == null || target.exact() != null
                || ActionVerbs.contains(Words.of(target.title()).word(0)) && Words.of(target.title()).size() > 1);
    }

    /** "Complete the fence": of a task that is yet to be added one says "finish", or when. */
    private boolean isPlainlyComplete(Command command, Range range) {
        return command.intent() == Intent.COMPLETE_TASK && words.is(range.from(), "complete") && length(range) <= SHORT
                && sentence.times(range).isEmpty();
    }

    /** "I'll call Bob tomorrow", "we need to order chairs next week": a short sentence that says what is to be done and when. */
    private boolean isPlainPlan(PhraseMatch match, Command command) {
        Range title = match.slot("title");
        return command.intent() == Intent.CREATE_TASK && title != null && match.rule().confidence() < OPEN_TARGET + 0.1 && command.due() != null
                && ActionVerbs.contains(words.word(title.from())) && length(title) <= SHORT
                && (!ASSISTANT_VERBS.contains(words.word(title.from())) || words.is(title.from(), "call") || words.is(title.from(), "send"));
    }

    /** Words and numbers, without signs and without the pieces of what is written in one. */
    private int length(Range range) {
        int length = 0;
        for (int at = range.from(); at < range.to(); at++) {
            length += words.get(at).isSign() || words.isGlued(at) ? 0 : 1;
        }
        return length;
    }

    private Range withoutEndSigns(Range range) {
        int to = range.to();
        while (to > range.from() + 1 && isEndSign(to - 1)) {
            to--;
        }
        int from = range.from();
        while (from < to - 1 && words.get(from).isSign() && (words.is(from, ",") || words.is(from, ".") || words.is(from, "-"))) {
            from++;
        }
        return new Range(from, to);
    }

    private boolean isEndSign(int at) {
        return words.is(at, ".") || words.is(at, "?") || words.is(at, "!") || words.is(at, ",") || words.is(at, ";") || words.is(at, "\u2026");
    }

    /** The surest rule that fits; of equals the one that matches most words. */
    private PhraseMatch best(Range range, Intent only) {
        return range.isEmpty() ? null : best(range, only, grammar.rulesByFirstWord().getOrDefault(words.word(range.from()), List.of()), grammar.openRules());
    }

    @SafeVarargs
    private PhraseMatch best(Range range, Intent only, List<PhraseRule>... rules) {
        PhraseMatcher matcher = new PhraseMatcher(words, range.to(), this);
        PhraseMatch best = null;
        for (List<PhraseRule> group : rules) {
            for (PhraseRule rule : group) {
                if (only != null && rule.intent() != only || best != null && rule.confidence() < best.rule().confidence()) {
                    continue;
                }
                PhraseMatch match = matcher.match(rule, range.from());
                if (match != null && (best == null || rule.confidence() > best.rule().confidence() || match.words() > best.words())) {
                    best = match;
                }
            }
        }
        return best;
    }

    /** Takes away politeness at both ends, as long as something is left. */
    Range strip(Range range) {
        Range inner = withoutEndSigns(range);
        boolean progress = true;
        while (progress) {
            progress = false;
            int after = opening(inner);
            if (after > inner.from() && after < inner.to()) {
                inner = withoutEndSigns(new Range(after, inner.to()));
                progress = true;
            }
            int before = closing(inner);
            if (before < inner.to() && before > inner.from()) {
                inner = withoutEndSigns(new Range(inner.from(), before));
                progress = true;
            }
        }
        return inner;
    }

    private int opening(Range range) {
        int longest = range.from();
        for (PhraseRule rule : grammar.openings()) {
            if (!rule.firstWords().contains(words.word(range.from()))) {
                continue;
            }
            int most = Math.min(range.to(), range.from() + 7);
            for (int end = most; end > longest; end--) {
                if (new PhraseMatcher(words, end, this).match(rule, range.from()) != null) {
                    longest = end;
                    break;
                }
            }
        }
        return longest;
    }

    private int closing(Range range) {
        int least = Math.max(range.from() + 1, range.to() - 4);
        for (int start = least; start < range.to(); start++) {
            for (PhraseRule rule : grammar.closings()) {
                if (new PhraseMatcher(words, range.to(), this).match(rule, start) != null) {
                    return start;
                }
            }
        }
        return range.to();
    }

    /** Sentences that are no more than a time or a choice answer what was asked. */
    private List<Understood> answer(Range range) {
        TimePhrase when = sentence.wholly(range);
        if (when == null && sentence.context().expecting() == Expecting.WHEN) {
            when = assembler.bareHour(range);
        }
        if (when != null && (when.hasWhen() || when.isLeadOnly() || when.isDurationOnly())) {
            boolean asked = sentence.context().expecting() == Expecting.WHEN;
            if (!asked && when.hasWhen() && words.is(words.size() - 1, "?")) {
                // "And on wednesday?"
                return List.of(new Understood(new CommandBuilder(Intent.LIST_TASKS).filter(filters.filter(range)).build(), 0.85, true));
            }
            if (!asked && when.isLeadOnly()) {
                return List.of(new Understood(assembler.reminderBefore(when), 0.85, true));
            }
            CommandBuilder command = new CommandBuilder(asked ? Intent.CHOOSE : Intent.CORRECT);
            assembler.answerTime(command, when, range);
            return List.of(new Understood(command.build(), asked ? 0.95 : 0.85, true));
        }
        return List.of();
    }

    // bare text

    private List<Understood> quickAdd(Range range) {
        Range inner = withoutEndSigns(range);
        List<TimePhrase> times = sentence.times(inner);
        boolean timed = times.stream().anyMatch(TimePhrase::hasWhen);
        // "Buy stamps on monday" answers no question.
        boolean another = timed && (tasks.beginsWithVerb(inner) || times.size() == 1 && isWhole(times.getFirst()));
        if (sentence.context().expecting() == Expecting.CHOICE && inner.to() - inner.from() <= LONGEST_CHOICE && !another) {
            CommandBuilder choice = new CommandBuilder(Intent.CHOOSE).targets(targets.targets(strip(inner)));
            return List.of(new Understood(choice.build(), 0.8, false));
        }
        int from = opening(inner);
        boolean asks = words.is(range.to() - 1, "?");
        boolean polite = from > inner.from() && from < inner.to();
        String first = words.word(polite ? from : inner.from());
        boolean question = QUESTION.contains(words.word(inner.from())) && !polite || asks || QUESTION.contains(first);
        boolean marked = isMarked(inner);
        boolean reminded = endsInReminder(inner);
        if (reminded) {
            PhraseMatch create = best(strip(inner), Intent.CREATE_TASK);
            List<Command> created = create != null && create.has("title")
                    ? assembler.commands(create, strip(inner))
                    : List.of(tasks.task(polite ? strip(inner) : inner).build());
            return created.stream().map(one -> new Understood(one, LAST_CLAUSE, true)).toList();
        }
        if (question && !marked) {
            CommandBuilder unknown = new CommandBuilder(Intent.OUT_OF_SCOPE);
            assembler.mention(unknown, times);
            return List.of(new Understood(unknown.build(), 0.1, false));
        }
        Range content = polite ? strip(inner) : inner;
        boolean verb = ActionVerbs.contains(words.word(content.from())) && content.to() - content.from() > 1;
        boolean isShort = length(content) <= SHORT;
        final double confidence;
        if (marked) {
            confidence = 0.9;
        } else if (verb && !polite) {
            boolean order = ASSISTANT_VERBS.contains(first);
            boolean sure = timed && isShort && (!order || first.equals("call") || first.equals("send") || first.equals("check") || first.equals("give"));
            confidence = sure ? IntentChain.SURE : isShort && !order ? 0.65 : timed ? 0.4 : 0.35;
        } else if (timed) {
            confidence = polite ? 0.2 : isShort && !SPEAKERS.contains(first) ? 0.65 : 0.25;
        } else {
            confidence = isShort && !polite && !SPEAKERS.contains(first) ? 0.3 : 0.15;
        }
        List<CommandBuilder> drafts = new ArrayList<>();
        List<Range> parts = verb ? tasks.split(content, false) : List.of(content);
        List<Range> dated = parts.size() == 1 ? tasks.dated(content) : parts;
        for (Range part : dated) {
            drafts.add(tasks.datedTask(part, dated));
        }
        CommandAssembler.shareDay(drafts);
        return IntStream.range(0, drafts.size())
                .boxed()
                .flatMap(i -> assembler.atEach(drafts.get(i).build(), dated.get(i)).stream())
                .map(command -> new Understood(command, confidence, false))
                .toList();
    }

    /** A day and an hour, or several: more than one says of the task that is meant. */
    private static boolean isWhole(TimePhrase time) {
        return time.each().size() > 1 || time.hasDay() && !time.isDayOnly() || time.hasRecurrence();
    }

    /** "…; can you alert me 15 minutes before?" makes any sentence a task. */
    private boolean endsInReminder(Range range) {
        for (int at = range.from() + 2; at + 1 < range.to(); at++) {
            if ((words.is(at, "remind") || words.is(at, "alert") || words.is(at, "notify")) && words.is(at + 1, "me") && isOnlyReminder(new Range(at, range.to()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isMarked(Range range) {
        for (int at = range.from(); at < range.to(); at++) {
            boolean tag = words.get(at).kind() == Kind.TAG;
            Match<Integer> priority = PriorityWord.at(words, at);
            if (priority == null) {
                priority = PriorityWord.alone(words, at, range.from(), range.to());
            }
            if (tag || priority != null) {
                return true;
            }
        }
        return false;
    }

    // slots

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
            case "lead" -> {
                TimePhrase lead = sentence.wholly(range);
                yield lead != null && lead.isLeadOnly();
            }
            case "recurring" -> {
                TimePhrase when = sentence.wholly(range);
                yield when != null && when.hasRecurrence();
            }
            case "pastform" -> to - from == 1 && isDone(words.word(from));
            case "hour" -> to - from == 1 && assembler.bareHour(range) != null;
            case "amount" -> assembler.amount(range) != null;
            case "moreamount" -> to - from <= 4 && assembler.moreAmount(range) != null;
            case "tasks" -> filters.holdsTaskNoun(range) && !filters.holdsReminderNoun(range);
            case "reminders" -> filters.holdsReminderNoun(range) && !holdsClause(range);
            case "remindernoun" -> to - from <= 12 && filters.isReminderNoun(range);
            case "hashtags" -> isHashtags(range);
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
            case "prio" -> assembler.priority(range) != null;
            case "level" -> assembler.level(range) != null;
            case "oldtag", "newtag" -> to - from == 1 && (words.get(from).kind() == Kind.TAG || words.get(from).isWord() && !words.isAny(from, NO_TAG));
            case "oldhashtag" -> to - from == 1 && words.get(from).kind() == Kind.TAG;
            case "tags" -> words.get(from).kind() == Kind.TAG || to - from <= 4;
            case "search" -> to - from <= 10 && !ActionVerbs.contains(words.word(from));
            case "target", "anytarget" -> !(to - from == 1 && words.get(from).isSign()) && !words.isAny(from, WH) && !words.is(from, "on");
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
        boolean known = length == 1 && (words.is(range.from(), "shopping") || words.is(range.from(), "groceries"));
        return known || length == 2 && words.areAt(range.from(), "to", "do") || length == 3 && words.areAt(range.from() + 1, "to", "do") && words.is(range.from(), "things");
    }
}
