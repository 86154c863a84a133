package org.todochatbot.contract.chat;

import java.util.List;

/**
 * A sentence as it was understood.
 *
 * @param confidence 0 to 1
 * @param by the part that read it: {@code grammar}, {@code classifier} or {@code language-model}
 */
public record Reading(String text, double confidence, String by, List<Command> commands) {}
