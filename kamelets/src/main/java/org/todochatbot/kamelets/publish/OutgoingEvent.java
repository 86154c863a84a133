package org.todochatbot.kamelets.publish;

/**
 * A CloudEvent on its way to a topic.
 *
 * @param id of the event, by which consumers deduplicate
 * @param key events with the same key stay in order
 * @param cloudEvent the whole envelope as UTF-8 JSON
 */
public record OutgoingEvent(String id, String key, byte[] cloudEvent) {}
