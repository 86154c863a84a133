package org.todochatbot.backend.intent.time;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.todochatbot.contract.task.Due;

/**
 * Everything about time that one stretch of a sentence, or several together, say: a day, a clock time, an amount from
 * now, a repetition, a duration, a lead time. Filled by {@link TimePhrases}, then only asked.
 */
public final class TimePhrase {

    private static final List<LocalTime> REMINDER_TIMES_TODAY = List.of(
            LocalTime.of(9, 0), LocalTime.NOON, LocalTime.of(15, 0), LocalTime.of(18, 0), LocalTime.of(21, 0));
    private static final Map<Integer, List<Integer>> HOURS_OF_TIMES = Map.of(2, List.of(9, 18), 3, List.of(9, 13, 18), 4, List.of(9, 12, 15, 18));
    private static final DateTimeFormatter RULE_DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter RULE_MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    /** What a stretch of tokens within the phrase was. */
    enum Kind {
        WHEN,
        RECURRENCE,
        DURATION,
        LEAD
    }

    /** Tokens from (inclusive) to (exclusive). */
    public record Piece(int from, int to, Kind kind) {
        /** The name of what was read, where {@code when} is the name for a plain time. */
        public String readAs(String when) {
            return switch (kind) {
                case WHEN -> when;
                case RECURRENCE -> "recurrence";
                case DURATION -> "duration";
                case LEAD -> "remindBefore";
            };
        }
    }

    /** How the time was attached. */
    public enum Role {
        AT,
        DEADLINE,
        AFTER
    }

    private final ZonedDateTime now;
    /** The time of day of a reminder for which only a day was named. */
    private final LocalTime reminderTime;
    final List<Piece> pieces = new ArrayList<>();
    int from;
    int to;
    Role role = Role.AT;
    CalendarDay day;
    /** The other days, of what is on several. */
    final List<CalendarDay> furtherDays = new ArrayList<>();
    ClockTime clock;
    /** The other hours, of what is at several on its day: of the same minute, where it repeats. */
    final List<ClockTime> furtherClocks = new ArrayList<>();
    ClockTime clockEnd;
    DayPart part;
    Amount offset;
    ZonedDateTime exact;
    RecurrenceExpression recurrence;
    Amount duration;
    Amount lead;
    /** The others, as in "3 days and 1 day before". */
    final List<Amount> furtherLeads = new ArrayList<>();
    /** As in "the day before at 6pm", "the evening before". */
    LocalTime leadTime;
    /** Days of the week on which it is not, where they stand apart from what repeats. */
    List<String> excepted = List.of();
    /** "Twice a day"; 0 where that was not said. */
    int timesADay;
    CalendarDay until;
    /** "Starting next week" goes on after that week. */
    boolean startsAt;
    /** "Every 2 hours until 6pm": of the day on which it begins. */
    ClockTime untilClock;
    Amount lasting;
    Integer times;
    boolean possessive;
    boolean introducedAsDue;

    TimePhrase(ZonedDateTime now, LocalTime reminderTime, int from) {
        this.now = now;
        this.reminderTime = reminderTime;
        this.from = from;
        this.to = from;
    }

    /** First token. */
    public int from() {
        return from;
    }

    /** Index after the last token. */
    public int to() {
        return to;
    }

    public List<Piece> pieces() {
        return pieces;
    }

    public Role role() {
        return role;
    }

    /** Whether it ends as in "tomorrow's", so that it may rather belong to the word after it. */
    public boolean isPossessive() {
        return possessive;
    }

    /** Whether the word "due" or "deadline" came before it. */
    public boolean isIntroducedAsDue() {
        return introducedAsDue;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Whether a point in time was said, rather than only a duration or a lead time. */
    public boolean hasWhen() {
        return day != null || clock != null || part != null || offset != null || exact != null || recurrence != null;
    }

    public boolean hasDay() {
        return day != null || offset != null || exact != null;
    }

    public boolean hasRecurrence() {
        return recurrence != null;
    }

    /** Whether it is a time of day and nothing more, so that it can complete a day said elsewhere. */
    public boolean isTimeOfDay() {
        return (clock != null || part != null) && day == null && offset == null && exact == null && recurrence == null;
    }

    /** As it is read on another day than today, where it is a time of day and nothing more; else null. "Tonight" is today's. */
    public LocalTime timeOfDay() {
        if (!isTimeOfDay() || part == DayPart.TONIGHT) {
            return null;
        }
        ClockTime time = clock == null ? ClockTime.of(part.usual()) : clock.settled(part);
        return time.isMidnight() ? null : time.time();
    }

    /** Whether it is a day without a time of day; of what repeats, with no first day said either. */
    public boolean isDayOnly() {
        return (recurrence == null || day == null && offset == null) && due() instanceof Due.Day;
    }

    /** Whether it is an hour without its half of the day, and nothing else. */
    public boolean isOfEitherHalf() {
        return isTimeOfDay() && clock != null && !clock.isKnown() && part == null && clockEnd == null;
    }

    public boolean isDurationOnly() {
        return duration != null && !hasWhen() && lead == null;
    }

    public boolean isLeadOnly() {
        return lead != null && !hasWhen();
    }

    /** ISO 8601, or null. */
    public String duration() {
        if (duration == null && clockEnd != null && clock != null) {
            long seconds = clockEnd.usual().time().toSecondOfDay() - settledClock(null).time().toSecondOfDay();
            return Amount.ofSeconds(seconds <= 0 ? seconds + 86_400 : seconds).iso();
        }
        return duration == null ? null : duration.iso();
    }

    /** "At 9am and 9pm for 7 days" is on each of them. */
    void settleHours() {
        if (duration != null && duration.isDays() && isAtHoursOnly()) {
            recurrence = RecurrenceExpression.every(RecurrenceExpression.Frequency.DAILY, 1);
            lasting = duration;
            duration = null;
        }
    }

    /** "Every 2 hours from 8 until 18" is daily at each of these hours. */
    void settleHoursBetween() {
        boolean hourly = recurrence != null && recurrence.frequency() == RecurrenceExpression.Frequency.HOURLY;
        if (!hourly || clock == null || clockEnd == null || day != null) {
            return;
        }
        LocalTime first = settledClock(null).time();
        LocalTime last = clockEnd.isKnown() || clockEnd.time().isAfter(first) ? clockEnd.time() : clockEnd.pm().time();
        clock = ClockTime.of(first);
        long lasting = Math.floorMod(Duration.between(first, last).toMinutes(), Duration.ofDays(1).toMinutes());
        for (int hours = recurrence.interval(); hours * 60L <= lasting; hours += recurrence.interval()) {
            furtherClocks.add(ClockTime.of(first.plusHours(hours)));
        }
        clockEnd = null;
        recurrence = RecurrenceExpression.every(RecurrenceExpression.Frequency.DAILY, 1);
    }

    /** A time of day beside days before is that of the reminder. */
    /** "Mon wed fri at 6am every week" is one repetition. */
    void settleDays() {
        if (recurrence != null && recurrence.isPlainlyWeekly() && day != null && !furtherDays.isEmpty()) {
            recurrence = recurrence.onDays(Stream.concat(Stream.of(day), furtherDays.stream())
                    .map(on -> Recurrences.code(on.date().getDayOfWeek()))
                    .distinct()
                    .toList());
            furtherDays.clear();
        }
    }

    /** "Twice a day" is at these hours, unless others are said. */
    void settleTimesADay() {
        if (timesADay > 1 && clock == null && part == null) {
            List<ClockTime> hours = HOURS_OF_TIMES.get(timesADay).stream().map(hour -> ClockTime.known(hour, 0, 0)).toList();
            clock = hours.getFirst();
            furtherClocks.addAll(hours.subList(1, hours.size()));
        }
    }

    void settleLead() {
        if (lead != null && lead.isDays() && isTimeOfDay()) {
            leadTime = timeOfDay();
            clock = null;
            part = null;
        }
    }

    /** The time of day at which to remind, {@link #lead} days before; null for that of the due time. */
    public LocalTime leadTime() {
        return leadTime;
    }

    /** How long before the due time to remind, ISO 8601. */
    public List<String> leads() {
        return Stream.concat(Stream.ofNullable(lead), furtherLeads.stream())
                .map(amount -> amount.isDays() ? "P" + amount.inDays() + "D" : amount.iso())
                .toList();
    }

    /** Whether two phrases say different things that fit together, such as a day and a time of day. */
    public boolean completes(TimePhrase other) {
        boolean days = day != null && (other.day != null || other.offset != null) || offset != null && (other.day != null || other.offset != null || other.clock != null)
                || offset == null && other.offset != null && (clock != null || part != null);
        boolean clocks = clock != null && other.clock != null || part != null && other.part != null;
        boolean repeats = recurrence != null && other.recurrence != null;
        boolean exacts = exact != null && other.hasWhen() || other.exact != null && hasWhen();
        boolean durations = duration != null && other.duration != null || lead != null && other.lead != null;
        return !days && !clocks && !repeats && !exacts && !durations;
    }

    /** This and another phrase that completes it, as one. */
    public TimePhrase with(TimePhrase other) {
        TimePhrase both = new TimePhrase(now, reminderTime, Math.min(from, other.from));
        both.to = Math.max(to, other.to);
        both.pieces.addAll(pieces);
        both.pieces.addAll(other.pieces);
        both.role = role != Role.AT ? role : other.role;
        both.day = day != null ? day : other.day;
        both.furtherDays.addAll(day != null ? furtherDays : other.furtherDays);
        both.clock = clock != null ? clock : other.clock;
        both.furtherClocks.addAll(clock != null ? furtherClocks : other.furtherClocks);
        both.clockEnd = clockEnd != null ? clockEnd : other.clockEnd;
        both.part = part != null ? part : other.part;
        both.offset = offset != null ? offset : other.offset;
        both.exact = exact != null ? exact : other.exact;
        both.recurrence = recurrence != null ? recurrence : other.recurrence;
        both.duration = duration != null ? duration : other.duration;
        both.lead = lead != null ? lead : other.lead;
        both.furtherLeads.addAll(lead != null ? furtherLeads : other.furtherLeads);
        both.leadTime = lead != null ? leadTime : other.leadTime;
        both.timesADay = Math.max(timesADay, other.timesADay);
        both.until = until != null ? until : other.until;
        both.startsAt = startsAt || other.startsAt;
        both.untilClock = untilClock != null ? untilClock : other.untilClock;
        both.lasting = lasting != null ? lasting : other.lasting;
        both.times = times != null ? times : other.times;
        both.introducedAsDue = introducedAsDue || other.introducedAsDue;
        both.excepted = excepted.isEmpty() ? other.excepted : excepted;
        if (both.recurrence != null && !both.excepted.isEmpty()) {
            RecurrenceExpression without = both.recurrence.without(both.excepted);
            both.recurrence = without == null ? both.recurrence : without;
        }
        // "… every 2 hours to drink until 6pm": the end of what repeats within the day.
        TimePhrase end = recurrence != null ? other : this;
        if (both.recurrence != null && both.recurrence.frequency().withinDay() && end.role == Role.DEADLINE && end.isTimeOfDay() && end.clock != null) {
            both.untilClock = end.clock;
            both.clock = null;
            both.role = Role.AT;
        }
        if (both.recurrence != null && both.duration != null && both.lasting == null && duration == null) {
            both.lasting = both.duration;
            both.duration = null;
        }
        return both;
    }

    /** The same at each of its days and hours, in their order; itself, where there is one or it repeats. */
    public List<TimePhrase> each() {
        if (furtherDays.isEmpty() && furtherClocks.isEmpty() || recurrence != null) {
            return List.of(this);
        }
        List<CalendarDay> days = new ArrayList<>(furtherDays);
        days.addFirst(day);
        List<ClockTime> clocks = settledInOrder();
        return days.stream()
                .flatMap(on -> clocks.stream().map(at -> alone(on, at)))
                .sorted(Comparator.comparing(TimePhrase::reminder))
                .toList();
    }

    /** Of "8 and 20" the first is before noon, of "3 and 5pm" after it: each is the last one before the next. */
    private List<ClockTime> settledInOrder() {
        List<ClockTime> said = new ArrayList<>(furtherClocks);
        said.addFirst(clock);
        for (int i = said.size() - 2; i >= 0 && clock != null; i--) {
            ClockTime next = said.get(i + 1);
            if (next.isKnown() && !said.get(i).isKnown()) {
                boolean afternoon = said.get(i).pm().time().isBefore(next.time());
                said.set(i, afternoon ? said.get(i).pm() : said.get(i).am());
            }
        }
        return said;
    }

    private TimePhrase alone(CalendarDay on, ClockTime at) {
        TimePhrase there = with(new TimePhrase(now, reminderTime, from));
        there.to = to;
        there.day = on;
        there.clock = at;
        there.furtherDays.clear();
        there.furtherClocks.clear();
        return there;
    }

    /** "In 2 days" as that day; itself for anything else. */
    public TimePhrase onItsDay() {
        if (offset == null || !offset.isDays()) {
            return this;
        }
        TimePhrase there = alone(CalendarDay.of(offset.addTo(now.toLocalDate())), clock);
        there.offset = null;
        return there;
    }

    /** This time of day, on the day that another phrase says: "friday at 7, remind me at 6". */
    public TimePhrase onDayOf(TimePhrase other) {
        TimePhrase there = new TimePhrase(now, reminderTime, from);
        there.to = to;
        there.pieces.addAll(pieces);
        there.role = role;
        there.clock = clock;
        there.part = part;
        there.day = other.day != null || other.offset == null || !other.offset.isDays() ? other.day : CalendarDay.of(other.offset.addTo(now.toLocalDate()));
        return there;
    }

    // values

    /** When it is, as a due date; null when no point in time was said. */
    public Due due() {
        if (recurrence != null) {
            return firstOccurrence();
        }
        if (exact != null) {
            return new Due.Moment(exact.toOffsetDateTime());
        }
        if (offset != null) {
            if (!offset.isDays()) {
                return new Due.Moment(offset.addTo(now).toOffsetDateTime());
            }
            return dated(CalendarDay.of(offset.addTo(now.toLocalDate())));
        }
        if (day != null) {
            return dated(day);
        }
        return clock == null && part == null ? null : new Due.Moment(nextTimeOfDay().toOffsetDateTime());
    }

    private Due dated(CalendarDay on) {
        if (clock == null && part == null) {
            return new Due.Day(on.date());
        }
        ClockTime time = settledClock(on);
        LocalDate date = time.isMidnight() && partIsNight() ? on.date().plusDays(1) : on.date();
        ZonedDateTime moment = time.on(date, now);
        if (on.today() && clock == null && (part.isNight() || part == DayPart.EVENING) && !moment.isAfter(now)) {
            return new Due.Moment(laterTonight().toOffsetDateTime());
        }
        for (CalendarDay next = on; moment.isBefore(now) && next.rolls() != CalendarDay.Rolls.NEVER; ) {
            next = next.next();
            moment = time.on(next.date(), now);
        }
        return new Due.Moment(moment.toOffsetDateTime());
    }

    private boolean partIsNight() {
        return part != null && part.isNight();
    }

    /** "tonight", said at night: the next full hour. */
    private ZonedDateTime laterTonight() {
        return now.withMinute(0).withSecond(0).withNano(0).plusHours(1);
    }

    private ZonedDateTime nextTimeOfDay() {
        ClockTime time = settledClock(null);
        LocalDate today = now.toLocalDate();
        ZonedDateTime moment = time.on(time.isMidnight() ? today.plusDays(1) : today, now);
        boolean past = !moment.isAfter(now) && !(moment.isEqual(now) && part == null);
        if (past && part == DayPart.TONIGHT) {
            return laterTonight();
        }
        return past ? (clock != null && clockEnd == null && !clock.isKnown() && part == null ? clock.usual() : time).on(today.plusDays(1), now) : moment;
    }

    /** The clock time once the part of the day, the day and habit have settled its half. */
    private ClockTime settledClock(CalendarDay on) {
        DayPart settled = part != null ? part : recurrence == null ? null : recurrence.dayPart();
        if (clock == null) {
            return ClockTime.of(settled == null ? reminderTime : settled.usual());
        }
        if (settled != null) {
            return clock.within(settled);
        }
        if (clockEnd != null && !clock.isKnown() && clockEnd.isKnown()) {
            ClockTime sameHalf = clockEnd.hour() >= 12 ? clock.pm() : clock.am();
            boolean before = sameHalf.time().isBefore(clockEnd.time());
            return before ? sameHalf : clockEnd.hour() >= 12 ? clock.am() : clock.pm();
        }
        boolean nowMatters = recurrence == null && (on == null && day == null || on != null && on.today());
        return nowMatters ? clock.nextToday(now) : clock.usual();
    }

    /** "Every day next week" ends with that week, "every day starting next week" does not. */
    private boolean isWithinStretch() {
        return day != null && day.isStretch() && !startsAt;
    }

    private Due firstOccurrence() {
        if (recurrence.frequency().withinDay()) {
            LocalDateTime first;
            if (clock != null) {
                ZonedDateTime moment = settledClock(null).on(day == null ? now.toLocalDate() : day.date(), now);
                first = (day == null && moment.isBefore(now) ? moment.plusDays(1) : moment).toLocalDateTime();
            } else if (day != null && !day.today()) {
                first = day.date().atTime(reminderTime);
            } else {
                first = recurrence.stepFrom(now.toLocalDateTime().withNano(0));
            }
            return new Due.Moment(first.atZone(now.getZone()).toOffsetDateTime());
        }
        boolean within = isWithinStretch() && day.from().isAfter(now.toLocalDate());
        LocalDate start = within ? day.from() : isWithinStretch() ? now.toLocalDate() : day != null ? day.date() : offset != null ? offset.addTo(now.toLocalDate()) : now.toLocalDate();
        boolean timed = clock != null || part != null || recurrence.dayPart() != null;
        LocalDate first = recurrence.firstFrom(start);
        if (!timed) {
            return new Due.Day(first);
        }
        LocalDate second = recurrence.firstFrom(first.plusDays(1));
        boolean mayBePast = day != null && !day.today();
        List<ZonedDateTime> moments =
                Stream.of(first, second).flatMap(date -> clocks().stream().map(time -> time.on(date, now))).toList();
        ZonedDateTime next = moments.stream()
                .filter(moment -> mayBePast || !moment.isBefore(now))
                .findFirst()
                .orElse(moments.getLast());
        return new Due.Moment(next.toOffsetDateTime());
    }

    /** In the order of the day. */
    private List<ClockTime> clocks() {
        DayPart settled = part != null ? part : recurrence.dayPart();
        return Stream.concat(Stream.of(settledClock(null)), furtherClocks.stream().map(time -> time.settled(settled)))
                .sorted(Comparator.comparing(ClockTime::time))
                .distinct()
                .toList();
    }

    private String hours() {
        return furtherClocks.isEmpty()
                ? ""
                : ";BYHOUR=" + clocks().stream().map(time -> String.valueOf(time.hour())).collect(Collectors.joining(","))
                        + ";BYMINUTE=" + clock.minute();
    }

    /** The rule of RFC 5545 without prefix, or null. It ends as said: UNTIL is a date for whole days and UTC otherwise. */
    public String recurrence() {
        if (recurrence == null) {
            return null;
        }
        return recurrence.ending(end()).rule() + hours();
    }

    private String end() {
        if (times != null) {
            return "COUNT=" + times;
        }
        Due first = due();
        if (untilClock != null && first instanceof Due.Moment at) {
            ZonedDateTime begin = at.dateTime().atZoneSameInstant(now.getZone());
            ZonedDateTime end = untilClock.nextToday(begin).on(begin.toLocalDate(), begin);
            return "UNTIL=" + RULE_MOMENT.format((end.isBefore(begin) ? end.plusDays(1) : end).withZoneSameInstant(ZoneOffset.UTC));
        }
        LocalDate last = until != null ? until.before().minusDays(1) : isWithinStretch() ? day.before().minusDays(1) : null;
        if (lasting != null) {
            LocalDate start = switch (first) {
                case Due.Day on -> on.date();
                case Due.Moment at -> at.dateTime().toLocalDate();
            };
            if (!lasting.isDays() && first instanceof Due.Moment at) {
                return "UNTIL=" + RULE_MOMENT.format(lasting.addTo(at.dateTime().atZoneSameInstant(now.getZone())).withZoneSameInstant(ZoneOffset.UTC));
            }
            last = lasting.addTo(start).minusDays(1);
        }
        if (last == null) {
            return "";
        }
        // "From december 7 until march."
        LocalDate begin = first instanceof Due.Day on ? on.date() : ((Due.Moment) first).dateTime().toLocalDate();
        last = last.isBefore(begin) ? last.plusYears(1) : last;
        return switch (first) {
            case Due.Day on -> "UNTIL=" + RULE_DATE.format(last);
            case Due.Moment at -> "UNTIL=" + RULE_MOMENT.format(
                    last.atTime(23, 59, 59).atZone(now.getZone()).withZoneSameInstant(ZoneOffset.UTC));
        };
    }

    /** "At 9am and 9pm" of one task is daily: the rule, or null where it is at one hour, or at several minutes. */
    public String dailyAtHours() {
        if (!isAtHoursOnly()) {
            return null;
        }
        TimePhrase daily = with(new TimePhrase(now, reminderTime, from));
        daily.recurrence = RecurrenceExpression.every(RecurrenceExpression.Frequency.DAILY, 1);
        return daily.recurrence();
    }

    /** A repetition, or a day and more than that. */
    public boolean isWhole() {
        return hasRecurrence() || hasDay() && !isDayOnly();
    }

    /** Whether it is several hours of one minute, and nothing else. */
    private boolean isAtHoursOnly() {
        return isTimeOfDay() && !furtherClocks.isEmpty() && furtherClocks.stream().allMatch(time -> time.minute() == clock.minute());
    }

    public boolean isFromCompletion() {
        return recurrence != null && recurrence.fromCompletion();
    }

    /** When to remind: the moment said, or a usual time on the day said, which for today is one that is still ahead. */
    public OffsetDateTime reminder() {
        return switch (due()) {
            case null -> null;
            case Due.Moment at -> at.dateTime();
            case Due.Day on -> {
                if (!on.date().equals(now.toLocalDate())) {
                    yield ZonedDateTime.of(on.date(), reminderTime, now.getZone()).toOffsetDateTime();
                }
                yield Stream.concat(Stream.of(reminderTime), REMINDER_TIMES_TODAY.stream())
                        .sorted()
                        .filter(time -> time.isAfter(now.toLocalTime()))
                        .findFirst()
                        .map(time -> ZonedDateTime.of(on.date(), time, now.getZone()))
                        .orElseGet(() -> now.plusHours(1).withNano(0))
                        .toOffsetDateTime();
            }
        };
    }

    /** First moment of the day, part of a day or stretch that was said, or null; for filters. */
    public OffsetDateTime rangeFrom() {
        if (role == Role.DEADLINE) {
            return null;
        }
        if (day != null && clock == null && part == null) {
            LocalDate from = role == Role.AFTER ? day.before() : days().getFirst().from();
            return from.atStartOfDay(now.getZone()).toOffsetDateTime();
        }
        Due due = due();
        return switch (due) {
            case null -> null;
            case Due.Day on -> offset == null ? on.date().atStartOfDay(now.getZone()).toOffsetDateTime() : now.toOffsetDateTime();
            case Due.Moment at -> clock == null && part != null
                    ? ZonedDateTime.of(at.dateTime().toLocalDate(), part.from(), now.getZone()).toOffsetDateTime()
                    : offset != null ? now.toOffsetDateTime() : at.dateTime();
        };
    }

    /** With the days between its days; {@link #rangeFrom()} and {@link #rangeBefore()} are of the first alone, where some are apart. */
    public TimePhrase fromFirstToLast() {
        return furtherDays.isEmpty() ? this : alone(days().getFirst().until(days().getLast().before()), clock);
    }

    private boolean isScattered() {
        List<CalendarDay> days = days();
        return IntStream.range(1, days.size()).anyMatch(i -> days.get(i).from().isAfter(days.get(i - 1).before()));
    }

    private List<CalendarDay> days() {
        return Stream.concat(Stream.of(day), furtherDays.stream()).sorted(Comparator.comparing(CalendarDay::from)).toList();
    }

    private CalendarDay lastDay() {
        return isScattered() ? days().getFirst() : days().getLast();
    }

    /** End of what {@link #rangeFrom()} begins, exclusive. */
    public OffsetDateTime rangeBefore() {
        if (role == Role.AFTER) {
            return null;
        }
        if (day != null && clock == null && part == null) {
            LocalDate before = role == Role.DEADLINE ? day.date().plusDays(1) : lastDay().before();
            return before.atStartOfDay(now.getZone()).toOffsetDateTime();
        }
        Due due = due();
        return switch (due) {
            case null -> null;
            case Due.Day on -> on.date().plusDays(1).atStartOfDay(now.getZone()).toOffsetDateTime();
            case Due.Moment at -> {
                if (clock == null && part != null) {
                    LocalDate date = at.dateTime().toLocalDate();
                    yield (part.before().equals(LocalTime.MIDNIGHT) ? date.plusDays(1).atStartOfDay() : date.atTime(part.before()))
                            .atZone(now.getZone()).toOffsetDateTime();
                }
                if (clockEnd != null) {
                    LocalTime end = clockEnd.isKnown() ? clockEnd.time() : clockEnd.usual().time();
                    yield at.dateTime().toLocalDate().atTime(end).atZone(now.getZone()).toOffsetDateTime();
                }
                yield role == Role.DEADLINE || offset != null ? at.dateTime() : at.dateTime().plusMinutes(1);
            }
        };
    }
}
