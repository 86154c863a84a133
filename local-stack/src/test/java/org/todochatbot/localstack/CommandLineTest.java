package org.todochatbot.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.todochatbot.localstack.CommandLine.Command;
import org.todochatbot.localstack.CommandLine.UsageException;

class CommandLineTest {

    private static final Path DATA = Path.of("data");
    private static final Addresses.Elsewhere NOWHERE = new Addresses.Elsewhere("", "");

    @Test
    void withoutArgumentsEverythingStartsOnPort8080() {
        assertThat(parse()).isEqualTo(new CommandLine(Command.START, 8080, DATA, false, true, "", NOWHERE, List.of()));
    }

    @Test
    void optionsMayStandBeforeAndAfterTheCommand() {
        assertThat(parse("--data", "/tmp/other", "status", "--port", "9000"))
                .isEqualTo(new CommandLine(Command.STATUS, 9000, Path.of("/tmp/other"), false, true, "", NOWHERE, List.of()));
        assertThat(parse("--fresh", "--without-services"))
                .isEqualTo(new CommandLine(Command.START, 8080, DATA, true, false, "", NOWHERE, List.of()));
    }

    @Test
    void whatFollowsUnderstandIsTheParsersOwn() {
        CommandLine line = parse("understand", "--zone", "Europe/Berlin");

        assertThat(line.command()).isEqualTo(Command.UNDERSTAND);
        assertThat(line.rest()).containsExactly("--zone", "Europe/Berlin");
    }

    @Test
    void serversForOthersAndSecretsForServersElsewhere() {
        assertThat(parse("--servers-for", "host.example").serversFor()).isEqualTo("host.example");
        assertThat(parse("secrets", "--postgresql", "postgresql:5432", "--kafka", "a:9092,b:9092"))
                .isEqualTo(new CommandLine(Command.SECRETS, 8080, DATA, false, true, "",
                        new Addresses.Elsewhere("postgresql:5432", "a:9092,b:9092"), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "--prot, --prot",
        "strat, strat",
        "--port, --port needs a value",
        "--data --fresh, --data needs a value",
        "--port eighty, not eighty",
        "--port 80, not 80",
        "--port 65500, not 65500",
        "--postgresql nowhere, not nowhere",
    })
    void anythingElseIsAnsweredWithASentenceThatNamesIt(String arguments, String named) {
        assertThatThrownBy(() -> parse(arguments.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(named);
    }

    private static CommandLine parse(String... arguments) {
        return CommandLine.parse(List.of(arguments), DATA);
    }
}
