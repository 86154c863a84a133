package org.todochatbot.backend.intent;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.todochatbot.contract.chat.Command;
import org.todochatbot.contract.chat.Filter;
import org.todochatbot.contract.chat.Intent;
import org.todochatbot.contract.chat.Span;
import org.todochatbot.contract.chat.Target;
import org.todochatbot.contract.settings.Settings;
import org.todochatbot.contract.task.Due;
import org.todochatbot.contract.task.RecurrenceFrom;

/** Collects what was understood of one command, part by part. */
public final class CommandBuilder {

    private Intent intent;
    private String title;
    private String description;
    private Due due;
    private final List<String> removed = new ArrayList<>();
    private final List<OffsetDateTime> remindAt = new ArrayList<>();
    private final List<String> remindBefore = new ArrayList<>();
    private String recurrence;
    private RecurrenceFrom recurrenceFrom;
    private String duration;
    private Integer priority;
    private final Set<String> tags = new LinkedHashSet<>();
    private Filter filter;
    private final List<Target> targets = new ArrayList<>();
    private final List<String> checklist = new ArrayList<>();
    private Settings settings;
    private LocalTime timeOfDay;
    private Boolean dayOnly;
    private Boolean eitherHalf;
    private final List<Span> spans = new ArrayList<>();

    public CommandBuilder(Intent intent) {
        this.intent = intent;
    }

    public CommandBuilder intent(Intent intent) {
        this.intent = intent;
        return this;
    }

    public CommandBuilder title(String title) {
        this.title = title;
        return this;
    }

    public String title() {
        return title;
    }

    public CommandBuilder description(String description) {
        this.description = description;
        return this;
    }

    public CommandBuilder due(Due due) {
        this.due = due;
        return this;
    }

    public Due due() {
        return due;
    }

    public CommandBuilder remove(String property) {
        removed.add(property);
        return this;
    }

    public CommandBuilder remindAt(OffsetDateTime moment) {
        if (moment != null && !remindAt.contains(moment)) {
            remindAt.add(moment);
            remindAt.sort(null);
        }
        return this;
    }

    /** Instead of the moments so far. */
    public CommandBuilder remindOnlyAt(OffsetDateTime moment) {
        remindAt.clear();
        return remindAt(moment);
    }

    public boolean hasReminder() {
        return !remindAt.isEmpty() || !remindBefore.isEmpty();
    }

    public CommandBuilder remindBefore(String iso) {
        if (iso != null && !remindBefore.contains(iso)) {
            remindBefore.add(iso);
        }
        return this;
    }

    /** @param rule null leaves it unsaid */
    public CommandBuilder recurrence(String rule, boolean fromCompletion) {
        if (rule != null) {
            recurrence = rule;
            recurrenceFrom = fromCompletion ? RecurrenceFrom.COMPLETION : RecurrenceFrom.DUE;
        }
        return this;
    }

    public CommandBuilder duration(String iso) {
        if (iso != null) {
            duration = iso;
        }
        return this;
    }

    public CommandBuilder priority(Integer priority) {
        if (priority != null) {
            this.priority = priority;
        }
        return this;
    }

    public Integer priority() {
        return priority;
    }

    public CommandBuilder tag(String tag) {
        tags.add(tag);
        return this;
    }

    public CommandBuilder filter(Filter filter) {
        this.filter = filter;
        return this;
    }

    public CommandBuilder targets(List<Target> targets) {
        this.targets.addAll(targets);
        return this;
    }

    public CommandBuilder target(Target target) {
        targets.add(target);
        return this;
    }

    /** Instead of those so far. */
    public CommandBuilder retarget(Target target) {
        targets.clear();
        return target(target);
    }

    public CommandBuilder retarget(List<Target> targets) {
        this.targets.clear();
        return targets(targets);
    }

    public CommandBuilder step(String title) {
        checklist.add(title);
        return this;
    }

    public CommandBuilder settings(Settings settings) {
        this.settings = settings;
        return this;
    }

    /** @param time null where a day was said as well */
    public CommandBuilder timeOfDay(LocalTime time) {
        timeOfDay = time;
        return this;
    }

    /** @param only whether a day was said without a time */
    public CommandBuilder dayOnly(boolean only) {
        dayOnly = only ? true : null;
        return this;
    }

    /** @param either whether an hour was said without its half of the day */
    public CommandBuilder eitherHalf(boolean either) {
        eitherHalf = either ? true : null;
        return this;
    }

    public CommandBuilder span(Span span) {
        if (span.to() > span.from()) {
            spans.add(span);
        }
        return this;
    }

    public Command build() {
        spans.sort(Comparator.comparingInt(Span::from).thenComparingInt(Span::to));
        return new Command(
                intent, title, description, due, removed, remindAt, remindBefore, recurrence, recurrenceFrom, duration,
                priority, List.copyOf(tags), filter, targets, checklist, settings, timeOfDay, dayOnly, eitherHalf, spans);
    }
}
