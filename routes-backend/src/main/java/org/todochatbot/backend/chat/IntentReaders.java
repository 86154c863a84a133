package org.todochatbot.backend.chat;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.todochatbot.backend.intent.classifier.ClassifierReader;
import org.todochatbot.backend.intent.grammar.GrammarReader;

/** Which readers there are, in the order in which they are asked. */
@Configuration(proxyBeanMethods = false)
public class IntentReaders {

    @Bean
    @Order(1)
    public GrammarReader grammarReader() {
        return new GrammarReader();
    }

    @Bean
    @Order(2)
    public ClassifierReader classifierReader(GrammarReader grammar) {
        return new ClassifierReader(grammar);
    }
}
