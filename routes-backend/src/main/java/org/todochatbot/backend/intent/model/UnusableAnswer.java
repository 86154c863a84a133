package org.todochatbot.backend.intent.model;

/** An answer that is not believed. The message says which rule it breaks and quotes nothing. */
public class UnusableAnswer extends Exception {

    UnusableAnswer(String rule) {
        super(rule);
    }
}
