package org.todochatbot.frontend.accounts;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.UserDetailsManager;
import org.springframework.stereotype.Component;
import org.todochatbot.kamelets.http.JsonBody;
import org.todochatbot.kamelets.http.Problem;

/** Checks and keeps passwords by Spring Security's own parts. */
@Component
public class Accounts {

    private final UserDetailsManager users;
    private final PasswordEncoder passwords;
    private final AuthenticationManager authentication;

    public Accounts(UserDetailsManager users, PasswordEncoder passwords, AuthenticationManager authentication) {
        this.users = users;
        this.passwords = passwords;
        this.authentication = authentication;
    }

    public Credentials readNew(@Body InputStream body) {
        return JsonBody.read(body, Credentials.class).forNewAccount();
    }

    public Credentials read(@Body InputStream body) {
        return JsonBody.read(body, Credentials.class).forSignIn();
    }

    /** Adds the user, within the transaction; the body becomes the row of the account. */
    public Map<String, Object> add(@Body Credentials credentials, Exchange exchange) {
        try {
            users.createUser(User.withUsername(credentials.name())
                    .password(passwords.encode(credentials.password()))
                    .authorities("person")
                    .build());
        } catch (DuplicateKeyException e) {
            throw new Problem(409, "Name taken", "This name is taken: choose another, or sign in with its password.");
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        exchange.setVariable("account", new Account(id, credentials.name(), credentials.zone()));
        Map<String, Object> row = new HashMap<>();
        row.put("id", id);
        row.put("name", credentials.name());
        row.put("zone", credentials.zone().getId());
        return row;
    }

    /** @throws Problem 401, the same whether the name or the password is wrong */
    public void verify(@Body Credentials credentials) {
        try {
            authentication.authenticate(
                    UsernamePasswordAuthenticationToken.unauthenticated(credentials.name(), credentials.password()));
        } catch (BadCredentialsException | DisabledException e) {
            throw new Problem(401, "Not signed in", "Name or password is wrong.");
        }
    }
}
