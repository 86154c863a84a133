package org.todochatbot.backend.intent.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.backend.intent.Expecting;
import org.todochatbot.backend.intent.IntentChain;
import org.todochatbot.backend.intent.grammar.GrammarReader.Understood;
import org.todochatbot.backend.intent.grammar.PhraseMatch.Range;
import org.todochatbot.backend.intent.text.Words;
import org.todochatbot.backend.intent.time.TimePhrase;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Intent;

/** Reads what no rule fits as a task that was typed in haste, which it may be. */
final class QuickAdd {

    /** No task is called by these alone. */
    private static final Set<String> SMALL = Set.of(
            "it", "it's", "its", "is", "be", "put", "make", "move", "do", "let", "let's", "lets", "us", "actually", "better", "best", "though", "instead", "rather", "now",
            "then", "only", "that", "this", "the", "sorry", "no", "not", "i", "i'm", "i'd", "meant", "mean", "say", "said", "should", "to", "at", "on", "for", "want", "works",
            "suits", "could", "can", "maybe", "just", "so", "ok", "okay", "we", "me", "you", "will", "would", "when", "what", "again", "too", "also", "and", "but", "of",
            "a", "an", "in", "by");
    private static final Set<String> NEGATIONS = Set.of("not", "no", "only", "what", "when");
    /** Talk begins so, tasks do not. */
    private static final Set<String> SPEAKERS = Set.of(
            "i", "i'm", "im", "you", "you're", "it", "it's", "its", "that", "that's", "this", "he", "she", "we", "they", "there", "not", "no", "yes", "oh", "so", "well",
            "never", "maybe", "thanks", "thank", "hi", "hello", "hey", "bye", "good", "ok", "okay", "please", "if", "because", "nothing", "nice", "great", "very", "my", "a");

    private final Sentence sentence;
    private final Words words;
    private final RuleFinder rules;
    private final Clauses clauses;
    private final TaskReader tasks;
    private final TaskParts parts;
    private final TargetReader targets;
    private final SlotValues values;
    private final NewTasks newTasks;

    QuickAdd(
            Sentence sentence, RuleFinder rules, Clauses clauses, TaskReader tasks, TargetReader targets,
            SlotValues values, NewTasks newTasks) {
        this.sentence = sentence;
        this.words = sentence.words();
        this.rules = rules;
        this.clauses = clauses;
        this.tasks = tasks;
        this.parts = tasks.parts();
        this.targets = targets;
        this.values = values;
        this.newTasks = newTasks;
    }

    List<Understood> read(Range range) {
        Range inner = rules.withoutEndSigns(range);
        List<TimePhrase> times = sentence.times(inner);
        boolean timed = times.stream().anyMatch(TimePhrase::hasWhen);
        // "Buy stamps on monday" answers no question.
        boolean another = timed && (parts.beginsWithVerb(inner) || times.size() == 1 && isWhole(times.getFirst()));
        if (sentence.context().expecting() == Expecting.CHOICE && inner.to() - inner.from() <= Slots.LONGEST_CHOICE && !another) {
            CommandBuilder choice = new CommandBuilder(Intent.CHOOSE).targets(targets.targets(rules.strip(inner)));
            return List.of(new Understood(choice.build(), 0.8, false));
        }
        List<Command> headed = newTasks.underADay(inner);
        if (!headed.isEmpty()) {
            return headed.stream().map(one -> new Understood(one, SentenceReader.LAST_CLAUSE, true)).toList();
        }
        int from = rules.opening(inner);
        boolean asks = words.is(range.to() - 1, "?");
        boolean polite = from > inner.from() && from < inner.to();
        String first = words.word(polite ? from : inner.from());
        boolean question = QuestionReader.QUESTION.contains(words.word(inner.from())) && !polite || asks || QuestionReader.QUESTION.contains(first);
        // "Is it urgent?" asks.
        boolean marked = sentence.isMarked(inner) && !(asks && !polite);
        boolean reminded = clauses.endsInReminder(inner);
        if (reminded) {
            PhraseMatch create = rules.best(rules.strip(inner), Intent.CREATE_TASK);
            List<Command> created = create != null && create.has("title")
                    ? newTasks.creations(create, rules.strip(inner))
                    : newTasks.atEach(tasks.task(polite ? rules.strip(inner) : inner).build(), inner);
            return created.stream().map(one -> new Understood(one, SentenceReader.LAST_CLAUSE, true)).toList();
        }
        if (question && !marked) {
            CommandBuilder unknown = new CommandBuilder(Intent.OUT_OF_SCOPE);
            values.mention(unknown, times);
            return List.of(new Understood(unknown.build(), 0.1, false));
        }
        Range content = polite ? rules.strip(inner) : inner;
        boolean verb = ActionVerbs.contains(words.word(content.from())) && content.to() - content.from() > 1;
        boolean isShort = sentence.length(content) <= Certainty.SHORT;
        List<CommandBuilder> drafts = new ArrayList<>();
        List<Range> listed = verb ? parts.split(content, false) : List.of(content);
        List<Range> dated = listed.size() == 1 ? parts.dated(content) : listed;
        for (Range part : dated) {
            drafts.add(tasks.datedTask(part, dated));
        }
        final double confidence;
        boolean listsSteps = drafts.stream().anyMatch(draft -> !draft.build().checklist().isEmpty());
        if (marked || listsSteps) {
            confidence = 0.9;
        } else if (verb && !polite) {
            boolean order = Certainty.ASSISTANT_VERBS.contains(first);
            boolean sure = timed && isShort && (!order || first.equals("call") || first.equals("send") || first.equals("check") || first.equals("give"));
            confidence = sure ? IntentChain.SURE : isShort && !order ? 0.65 : timed ? 0.4 : 0.35;
        } else if (timed) {
            confidence = polite ? 0.2 : isShort && !SPEAKERS.contains(first) ? 0.65 : 0.25;
        } else {
            confidence = isShort && !polite && !SPEAKERS.contains(first) ? 0.3 : 0.15;
        }
        NewTasks.shareDay(drafts);
        if (drafts.size() == 1 && !marked && isOnlySmallWords(drafts.getFirst().build().title())) {
            return List.of(ofSmallWords(content));
        }
        return IntStream.range(0, drafts.size())
                .boxed()
                .flatMap(i -> newTasks.atEach(drafts.get(i).build(), dated.get(i)).stream())
                .map(command -> new Understood(command, confidence, false))
                .toList();
    }

    /** "It's at 5:30 though", "put it on thursday" are about what was spoken of; "not", "what about" are nothing. */
    private Understood ofSmallWords(Range content) {
        TimePhrase when = sentence.times(content).stream().filter(TimePhrase::hasWhen).findFirst().orElse(null);
        boolean corrects = when != null && !words.holdsAny(content.from(), content.to(), NEGATIONS);
        CommandBuilder command = new CommandBuilder(corrects ? Intent.CORRECT : Intent.OUT_OF_SCOPE);
        values.due(command, when);
        return new Understood(command.build(), corrects ? SentenceReader.LAST_CLAUSE : 0.1, corrects);
    }

    static boolean isOnlySmallWords(String title) {
        Words said = Words.of(title);
        return IntStream.range(0, said.size()).allMatch(at -> said.get(at).isSign() || said.isAny(at, SMALL));
    }

    /** A day and an hour, or several: more than one says of the task that is meant. */
    private static boolean isWhole(TimePhrase time) {
        return time.each().size() > 1 || time.isWhole();
    }
}
