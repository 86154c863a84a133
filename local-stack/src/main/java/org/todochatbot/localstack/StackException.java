package org.todochatbot.localstack;

/** Something that the person who started the stack can mend; the message is the sentence that says how. */
public final class StackException extends RuntimeException {

    public StackException(String sentence) {
        super(sentence);
    }

    public StackException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
