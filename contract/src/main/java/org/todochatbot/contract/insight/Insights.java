package org.todochatbot.contract.insight;

import java.time.LocalDate;
import java.util.List;

/**
 * How a person is doing.
 *
 * @param open tasks pending at the moment of asking
 * @param overdue of those, the ones due before that moment
 * @param days what was done, newest first; days on which nothing was are left out
 */
public record Insights(int open, int overdue, List<Day> days) {

    /** Counts of one calendar day in the zone that the person had then. */
    public record Day(LocalDate day, int created, int completed, int reopened, int deleted) {}
}
