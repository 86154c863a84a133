package org.todochatbot.backend.intent.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.todochatbot.backend.intent.CommandBuilder;
import org.todochatbot.backend.intent.IntentChain;
import org.todochatbot.backend.intent.ReadingContext;
import org.todochatbot.contract.Json;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Reading;
import org.todochatbot.contract.chat.Target;
import org.todochatbot.contract.task.Due;

/**
 * Makes of the model's answer a reading, or refuses it as a whole.
 *
 * <p>A yes is never read by the model: an answer to "shall I?" that the local readers do not know for one is none.
 */
public final class ModelAnswer {

    /** As it appears in {@link Reading#by()}. */
    public static final String BY = "language-model";

    private static final JsonSchema CHECK =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ModelQuestion.SCHEMA);
    private static final ObjectReader STRICT =
            Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final int LONGEST_ANSWER = 20_000;
    private static final int MOST_COMMANDS = 20;
    private static final int MOST_OF_A_KIND = 20;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_DESCRIPTION = 4_000;
    private static final int LONGEST_TAG = 50;
    private static final int FURTHEST_POSITION = 500;

    private final SaidWords words;
    private final SaidTimes times;

    private ModelAnswer(String text, ReadingContext context) {
        words = new SaidWords(text);
        times = new SaidTimes(context.now());
    }

    /**
     * @param answer null when the model refused
     * @throws UnusableAnswer when any part of it is not to be believed
     */
    public static Reading read(String answer, String text, ReadingContext context) throws UnusableAnswer {
        JsonNode json = parse(answer);
        if (!CHECK.validate(json).isEmpty()) {
            throw new UnusableAnswer("does not fit the schema");
        }
        ModelAnswer checked = new ModelAnswer(text, context);
        List<Command> commands = new ArrayList<>();
        for (JsonNode node : json.get("commands")) {
            commands.add(checked.command(command(node)));
        }
        boolean onlyNewTasks = commands.stream().allMatch(command -> command.intent() == Intent.CREATE_TASK);
        if (commands.isEmpty() || commands.size() > MOST_COMMANDS || commands.size() > 1 && !onlyNewTasks) {
            throw new UnusableAnswer("more or fewer commands than one message gives");
        }
        return new Reading(text, IntentChain.SURE, BY, commands);
    }

    private static JsonNode parse(String answer) throws UnusableAnswer {
        if (answer == null || answer.length() > LONGEST_ANSWER) {
            throw new UnusableAnswer("no answer, or far too long a one");
        }
        try {
            return STRICT.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new UnusableAnswer("no JSON");
        }
    }

    private static ModelCommand command(JsonNode node) throws UnusableAnswer {
        try {
            return Json.MAPPER.treeToValue(node, ModelCommand.class);
        } catch (JsonProcessingException e) {
            throw new UnusableAnswer("values that cannot be");
        }
    }

    private Command command(ModelCommand said) throws UnusableAnswer {
        CommandBuilder command = new CommandBuilder(said.intent());
        if (said.intent() == Intent.CONFIRM) {
            throw new UnusableAnswer("a yes that nobody else can read");
        }
        if (said.intent() == Intent.CREATE_TASK && said.title() == null) {
            throw new UnusableAnswer("a new task without a title");
        }
        if (said.title() != null) {
            command.title(words.own(said.title(), LONGEST_TITLE));
        }
        if (said.description() != null) {
            command.description(words.own(said.description(), LONGEST_DESCRIPTION));
        }
        command.due(due(said));
        for (String at : few(said.remindAt())) {
            command.remindAt(times.coming(at));
        }
        for (String before : few(said.remindBefore())) {
            command.remindBefore(SaidTimes.timeSpan(before));
        }
        if (said.recurrence() != null) {
            if (said.intent() == Intent.CREATE_TASK && command.due() == null) {
                throw new UnusableAnswer("a repetition without its first date");
            }
            command.recurrence(SaidTimes.rule(said.recurrence()), "completion".equals(said.recurrenceFrom()));
        }
        if (said.duration() != null) {
            command.duration(SaidTimes.span(said.duration()));
        }
        command.priority(said.priority());
        tags(said.tags()).forEach(command::tag);
        said.removed().stream().distinct().forEach(command::remove);
        if (said.intent() != Intent.CREATE_TASK) {
            for (ModelCommand.PointedAt target : few(said.targets())) {
                command.target(target(target));
            }
        }
        if (said.intent() == Intent.LIST_TASKS) {
            command.filter(said.filter() == null ? Filter.all() : filter(said.filter()));
        }
        return command.build();
    }

    private Due due(ModelCommand said) throws UnusableAnswer {
        if (said.dueDate() != null && said.dueDateTime() != null) {
            throw new UnusableAnswer("two due dates");
        }
        if (said.dueDate() != null) {
            return new Due.Day(times.day(said.dueDate()));
        }
        return said.dueDateTime() == null ? null : new Due.Moment(times.coming(said.dueDateTime()));
    }

    private Target target(ModelCommand.PointedAt said) throws UnusableAnswer {
        List<Target> ways = new ArrayList<>();
        if (said.title() != null) {
            ways.add(Target.titled(words.own(said.title(), LONGEST_TITLE)));
        }
        if (said.position() != null) {
            if (said.position() == 0 || Math.abs((long) said.position()) > FURTHEST_POSITION) {
                throw new UnusableAnswer("a position that is none");
            }
            ways.add(Target.at(said.position()));
        }
        if (said.reference() != null) {
            ways.add(Target.referredTo(said.reference()));
        }
        if (said.filter() != null) {
            ways.add(Target.matching(filter(said.filter())));
        }
        if (ways.size() != 1) {
            throw new UnusableAnswer("a target that is not pointed at in exactly one way");
        }
        return ways.get(0);
    }

    private Filter filter(ModelCommand.Narrowed said) throws UnusableAnswer {
        String text = said.text() == null ? null : words.own(said.text(), LONGEST_TITLE);
        OffsetDateTime from = said.dueFrom() == null ? null : times.moment(said.dueFrom());
        OffsetDateTime before = said.dueBefore() == null ? null : times.moment(said.dueBefore());
        return new Filter(
                said.status(), text, tags(said.tags()), few(said.priorities()), from, before,
                said.overdue(), said.dated(), null, null, null, said.sort(), said.count());
    }

    private List<String> tags(List<String> said) throws UnusableAnswer {
        List<String> tags = new ArrayList<>();
        for (String tag : few(said)) {
            String own = words.own(tag, LONGEST_TAG);
            if (!own.equals(own.toLowerCase(Locale.ROOT)) || own.chars().anyMatch(c -> Character.isWhitespace(c) || c == '#')) {
                throw new UnusableAnswer("a tag that is none");
            }
            tags.add(own);
        }
        return tags;
    }

    private static <T> List<T> few(List<T> said) throws UnusableAnswer {
        if (said.size() > MOST_OF_A_KIND) {
            throw new UnusableAnswer("too many values");
        }
        return said;
    }
}
