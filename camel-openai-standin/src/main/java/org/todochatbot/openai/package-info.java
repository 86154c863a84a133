/**
 * Camel's endpoint {@code openai:chat-completion} over OpenAI's official Java client, for builds in which Apache's
 * {@code camel-openai} cannot be resolved. Options and headers have the names of that component in Camel 4.18, so a route
 * works with either; those that no route here uses are left out.
 */
package org.todochatbot.openai;
