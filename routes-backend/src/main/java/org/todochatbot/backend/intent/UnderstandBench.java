package org.todochatbot.backend.intent;

import java.io.IOException;
import org.todochatbot.backend.intent.bench.UnderstandingScores;

/** {@code ./bench understand}: scores the parser on the public sets in {@code ../shared/data}, or the folder given. */
public final class UnderstandBench {

    private UnderstandBench() {}

    public static void main(String[] args) throws IOException {
        System.exit(UnderstandingScores.print(args, System.out));
    }
}
