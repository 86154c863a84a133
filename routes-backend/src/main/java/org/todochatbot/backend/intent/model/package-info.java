/**
 * What a language model is asked and what of its answer is believed. The answer is data from outside: it has to fit
 * {@code intent/model-answer.schema.json}, its words have to be the person's, its times and rules have to be some. It
 * has no place for ids, so it can name no task but by what the person said.
 */
package org.todochatbot.backend.intent.model;
