package org.todochatbot.backend.intent.time;

/**
 * A part of the day as it was said.
 *
 * @param needsDay whether it says when only together with a day: "in the morning"
 * @param nextDay whether it is of the day after: "tomorrow night"
 */
record PartOfDay(DayPart part, boolean today, boolean needsDay, boolean nextDay) {}
