package org.todochatbot.tests.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.todochatbot.contract.task.TaskStatus;

/**
 * What one person was promised by acknowledged answers.
 *
 * @param tasks titles with their last state; deleted ones are not among them
 * @param reminded titles of tasks of which a reminder was acknowledged, one each
 * @param oddAnswers answers that acknowledged something else than was asked for
 */
record Promises(Map<String, TaskStatus> tasks, List<String> reminded, List<String> oddAnswers) {

    Promises() {
        this(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    }
}
