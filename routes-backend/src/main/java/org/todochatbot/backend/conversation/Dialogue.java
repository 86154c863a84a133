package org.todochatbot.backend.conversation;

import java.time.OffsetDateTime;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;
import org.todochatbot.backend.chat.Turn;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.backend.intent.grammar.GrammarReader;
import org.todochatbot.backend.tasks.ReminderTime;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Reading;
import org.todochatbot.contract.chat.Target;
import org.todochatbot.contract.task.Due;

/** Puts what was just read beside what was asked before: answers become the command that waited for them. */
@Component
public class Dialogue {

    private static final Pattern ORDER_TO_DELETE = Pattern.compile("(?i)(please )?(cancel|drop|delete|remove) ");
    private static final Pattern MORE = Pattern.compile("(?i)(?:oh,? )?(?:and|also|plus) (?:also )?(.+)");
    private static final Pattern FROM_NOW = Pattern.compile("(?i)in\\b");
    /** What takes back the last change only right after it. */
    private static final Pattern RETRACTS = Pattern.compile("(?i)\\b(keep|didn['’]?t|did not|haven['’]?t|have not)\\b");
    private static final Pattern GOT = Pattern.compile("(?i)(i |we |i've |we've )?(already |just )?(got|bought) ");
    private static final Pattern ONLY_A_NUMBER = Pattern.compile("(?i)(?:(?:no|actually|sorry)[, ]+)?(?:(?:make|let's make) (?:it|that) )?(\\d{1,3})[.!]*");
    private static final Pattern CANCEL_IT = Pattern.compile("(?i)\\s*(please )?cancel (it|that|this)( please)?[.!]*\\s*");
    /** A day without a word that corrects: "tomorrow", "and on friday". */
    private static final Pattern ONLY_A_DAY = Pattern.compile("(?i)((and|what about|how about) )?(on |for )?(?!(no|not|make|move|actually|sorry|wait|i)\\b)[\\p{L}\\p{N}' ]+[.?]*");
    /** Characters of what may be one more of the same: anything longer is a sentence of its own. */
    private static final int LONGEST_MORE = 60;

    /**
     * Returns the commands to carry out. Sets the variable {@code turn} anew where the person confirmed, and {@code known} where the
     * sentence means something else if there is a task like the one that it names.
     */
    public List<Command> commands(@Body Reading reading, @Variable("turn") Turn turn, Exchange exchange) {
        List<Command> commands = new ArrayList<>();
        for (Command command : reading.commands()) {
            commands.add(resolve(command, turn, exchange));
        }
        Optional<Command> more = commands.size() == 1 ? more(commands.get(0), turn) : Optional.empty();
        if (more.isPresent()) {
            return List.of(more.get());
        }
        Command read = reading.commands().get(0);
        if (commands.size() == 1 && mayBeOfKnownTask(read.intent(), turn)) {
            GrammarReader.ofKnownTask(turn.text(), turn.reading())
                    .filter(known -> !mayBeNew(read, known, turn))
                    .ifPresent(known -> exchange.setVariable("known", known));
        }
        return commands;
    }

    private static boolean mayBeOfKnownTask(Intent read, Turn turn) {
        return turn.about() == null && switch (read) {
            case CREATE_TASK, OUT_OF_SCOPE -> true;
            case DISMISS -> turn.conversation().pending() == null;
            default -> false;
        };
    }

    /** "Cancel the newspaper" may well be a new task; where it is read as none, or says when the task is, it deletes one that is there. "Add milk to the shopping list" is new. */
    private static boolean mayBeNew(Command read, Command known, Turn turn) {
        boolean order = known.intent() == Intent.DELETE_TASK && !known.targets().get(0).isDatedTitle()
                && ORDER_TO_DELETE.matcher(turn.text()).lookingAt();
        boolean listed = known.intent() == Intent.ADD_TO_CHECKLIST && !read.tags().isEmpty();
        return read.intent() == Intent.CREATE_TASK && (order || listed);
    }

    private static Command resolve(Command said, Turn turn, Exchange exchange) {
        Conversation conversation = turn.conversation();
        Pending pending = conversation.pending();
        return switch (said.intent()) {
            case CONFIRM -> {
                if (pending == null || pending.question() != Pending.Question.SURE) {
                    yield said;
                }
                exchange.setVariable("turn", turn.remembering(pointing(conversation, pending.options())).withConfirmation());
                yield pending.command().of(List.of(Target.referredTo(Target.THESE)));
            }
            case CHOOSE -> {
                if (pending != null && pending.question() == Pending.Question.WHEN) {
                    yield at(pending.command(), said);
                }
                if (pending == null || pending.question() != Pending.Question.WHICH) {
                    yield said;
                }
                Turn chosen = turn.remembering(pointing(conversation, pending.options()));
                // Who answers "both" or "1 and 3" to "which?" need not be asked once more. A title may still be near only.
                boolean pointed = said.targets().stream().allMatch(target -> target.title() == null);
                exchange.setVariable("turn", pointed ? chosen.withConfirmation() : chosen);
                yield pending.command().of(said.targets());
            }
            case DISMISS -> pending == null && !conversation.justChanged() && conversation.focus().size() == 1 && CANCEL_IT.matcher(turn.text()).matches()
                    ? Command.of(Intent.DELETE_TASK).of(List.of(Target.referredTo(Target.THIS)))
                    : said;
            // "Got everything but the tofu", after a list was added or shown.
            case COMPLETE_TASK -> conversation.focus().size() > 1 && GOT.matcher(turn.text()).lookingAt()
                    ? said.of(said.targets().stream().map(target -> Filter.all().equals(target.filter()) ? Target.referredTo(Target.THESE) : target).toList())
                    : said;
            case CORRECT -> {
                if (pending != null && (pending.question() == Pending.Question.WHEN || isOffer(pending))) {
                    yield at(pending.command(), said);
                }
                if (pending == null && asksOfDay(said, turn)) {
                    yield GrammarReader.commandOf(Intent.LIST_TASKS, turn.text(), turn.reading());
                }
                yield snoozedAnew(conversation.last(), turn).orElseGet(() -> corrected(conversation.last(), said, turn));
            }
            // Whoever is asked whether to do something means that, not what was done before.
            case UNDO -> pending != null && pending.question() == Pending.Question.SURE && pending.command().intent() != Intent.UNDO
                    ? Command.of(Intent.DENY)
                    : conversation.justChanged() || !RETRACTS.matcher(turn.text()).find() ? said : Command.of(Intent.DISMISS);
            // "at 5" as the answer to "when?" may read as a reminder of its own.
            case SET_REMINDER, MOVE_REMINDER, UPDATE_TASK -> pending != null
                            && pending.question() == Pending.Question.WHEN
                            && said.targets().isEmpty()
                    ? at(pending.command(), said)
                    : said;
            default -> said;
        };
    }

    /** "Tomorrow", or "and tomorrow", after a list. */
    private static boolean asksOfDay(Command said, Turn turn) {
        Conversation conversation = turn.conversation();
        return conversation.listing() != null && !conversation.justChanged() && Boolean.TRUE.equals(said.dayOnly()) && said.title() == null
                && ONLY_A_DAY.matcher(turn.text()).matches();
    }

    /** "Shall I add …?" */
    private static boolean isOffer(Pending pending) {
        return pending.question() == Pending.Question.SURE && pending.command().intent() == Intent.CREATE_TASK;
    }

    /** "And sugar", after "buy flour": one more of the same kind. */
    private static Optional<Command> more(Command said, Turn turn) {
        Command last = turn.conversation().last();
        Matcher more = MORE.matcher(turn.text().strip());
        boolean plain = said.intent() == Intent.OUT_OF_SCOPE || said.intent() == Intent.CREATE_TASK;
        if (last == null || last.intent() != Intent.CREATE_TASK || last.title() == null || turn.conversation().pending() != null
                || !plain || turn.text().length() > LONGEST_MORE || turn.text().contains("?") || !more.matches()
                || GrammarReader.beginsWithVerb(more.group(1))) {
            return Optional.empty();
        }
        String verb = GrammarReader.beginsWithVerb(last.title()) ? last.title().split("\\s", 2)[0] + " " : "";
        Command create = GrammarReader.commandOf(Intent.CREATE_TASK, verb + more.group(1), turn.reading());
        return Optional.of(new Command(
                Intent.CREATE_TASK, create.title(), null, create.due() != null ? create.due() : last.due(), null, create.remindAt(),
                create.remindBefore(), create.recurrence(), create.recurrenceFrom(), create.duration(), create.priority(),
                create.tags().isEmpty() ? last.tags() : create.tags(), null, null, null, null, List.of()));
    }

    private static Conversation pointing(Conversation conversation, List<UUID> options) {
        return new Conversation(options, options, conversation.last(), conversation.justChanged(), conversation.pending(), conversation.listing());
    }

    private static Command at(Command waiting, Command said) {
        return new Command(
                waiting.intent(), waiting.title(), waiting.description(),
                said.due() != null ? said.due() : waiting.due(), waiting.removed(),
                said.remindAt(), said.remindBefore(), waiting.recurrence(), waiting.recurrenceFrom(),
                said.duration(), waiting.priority(), waiting.tags(), waiting.filter(), waiting.targets(),
                waiting.checklist(), waiting.settings(), said.timeOfDay(), said.dayOnly(), said.eitherHalf(), said.spans());
    }

    private static boolean wasFromNow(Command last) {
        return last != null && last.spans().stream().anyMatch(span -> FROM_NOW.matcher(span.text()).lookingAt());
    }

    private static Due fromNow(String duration, Turn turn) {
        TemporalAmount amount = ReminderTime.amount(duration);
        OffsetDateTime at = turn.now().plus(amount).toOffsetDateTime();
        return amount instanceof Period ? new Due.Day(at.toLocalDate()) : new Due.Moment(at);
    }

    /** "Snooze 10 minutes", "make it 20". */
    private static Optional<Command> snoozedAnew(Command last, Turn turn) {
        Matcher number = ONLY_A_NUMBER.matcher(turn.text());
        boolean again = last != null && last.intent() == Intent.SNOOZE_REMINDER && last.duration() != null && number.matches();
        return again
                ? Optional.of(new CommandBuilder(Intent.SNOOZE_REMINDER)
                        .target(Target.referredTo(Target.THIS))
                        .duration(last.duration().replaceFirst("\\d+", number.group(1)))
                        .build())
                : Optional.empty();
    }

    /** "no, tomorrow": what was done last is done to the same task with the new values. */
    private static Command corrected(Command last, Command said, Turn turn) {
        // "In two weeks" – "make that three weeks"; of what was not said so, an amount says nothing.
        boolean onlyAmount = said.duration() != null && said.due() == null;
        if (onlyAmount && !wasFromNow(last)) {
            return Command.of(Intent.OUT_OF_SCOPE);
        }
        boolean reminded = last != null
                && (last.intent() == Intent.SET_REMINDER
                        || last.intent() == Intent.MOVE_REMINDER
                        || (last.intent() == Intent.CREATE_TASK && !last.remindAt().isEmpty() && last.due() == null));
        Intent intent = reminded && said.title() == null ? Intent.MOVE_REMINDER : Intent.UPDATE_TASK;
        return new Command(
                intent, said.title(), said.description(), onlyAmount ? fromNow(said.duration(), turn) : said.due(), said.removed(),
                said.remindAt(), said.remindBefore(), said.recurrence(), said.recurrenceFrom(),
                onlyAmount ? null : said.duration(), said.priority(), said.tags(), null, List.of(Target.referredTo(Target.THIS)), null, null,
                said.timeOfDay(), said.dayOnly(), said.eitherHalf(), said.spans());
    }
}
