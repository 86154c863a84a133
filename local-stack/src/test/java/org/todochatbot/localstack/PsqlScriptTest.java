package org.todochatbot.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.todochatbot.localstack.PsqlScript.Step;

class PsqlScriptTest {

    @Test
    void statementsEndAtASemicolonAndResultsAreExecutedAtGexec() {
        PsqlScript script = PsqlScript.parse("""
                -- A comment; with a semicolon
                select format('create role %I', :'role')
                 where true \\gexec
                alter role :"role" login;
                """, Map.of("role", "todo"));

        assertThat(script.steps()).containsExactly(
                new Step("select format('create role %I', 'todo')\n where true", true),
                new Step("alter role \"todo\" login", false));
    }

    @Test
    void aValueCannotEndItsQuotes() {
        assertThat(PsqlScript.parse("select :'value', :\"value\";", Map.of("value", "a'b\"c$1\\")).steps())
                .containsExactly(new Step("select 'a''b\"c$1\\', \"a'b\"\"c$1\\\"", false));
    }

    @Test
    void aCastIsNoVariable() {
        assertThat(PsqlScript.parse("select '1'::\"char\";", Map.of()).steps())
                .containsExactly(new Step("select '1'::\"char\"", false));
    }

    @Test
    void aVariableWithoutAValueIsAnError() {
        assertThatThrownBy(() -> PsqlScript.parse("select :'missing';", Map.of("role", "todo")))
                .hasMessageContaining("missing")
                .hasMessageContaining("role");
    }

    @Test
    void aStatementWithoutAnEndIsAnError() {
        assertThatThrownBy(() -> PsqlScript.parse("select 1", Map.of())).hasMessageContaining("select 1");
    }
}
