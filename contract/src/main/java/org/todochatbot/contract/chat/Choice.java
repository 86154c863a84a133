package org.todochatbot.contract.chat;

/**
 * An answer offered to the person.
 *
 * @param label what the button shows
 * @param say the text that choosing it sends
 */
public record Choice(String label, String say) {}
