/** What the sample scenarios say of themselves, by their file names: the sentences that have a translation. */
export const sampleDescriptionsEn = {
  sampleDescription: {
    'account-unknown-or-banned':
      'The account has to exist and to be in good standing, whatever token comes with it.',
    'anonymous-needs-no-token':
      'Neither a wrong token nor an account that does not exist keep an anonymous guest out.',
    'anonymous-receives-only':
      'Without account and token an end gets in as a guest. It hears the others; what it sends itself is refused with 114303.',
    'app-identifier-listed':
      'Each kind of client names its bundle or package. One that is on the list enters, one that is not is refused with 101304, and a kind that names none is not compared.',
    'both-engines':
      'The plain login, a refusal and a kick, once with each engine. What the application hears is the same.',
    'cancel-while-entering':
      'exit() while the token provider has not answered yet. The enter fails with 191002 and nobody ever connected.',
    'chatroom-disabled':
      'The app has IM but the chatroom is not switched on. Every way of logging in ends with 113410.',
    'copies-of-in-and-out':
      'Each gives a copy with event type 9, in the order in which it happened. They wait while nobody takes them.',
    'daily-users':
      'An account counts once a day, however many rooms it enters how often. An anonymous end counts at every entry.',
    'dynamic-token-as-static-token':
      'The token is good, but it travels the wrong road. It belongs to the token provider, and is refused as static token. A mistake that is made again and again.',
    'dynamic-token-clock-ahead':
      "The clock of the cloud is an hour ahead of the app server's, so that a token of ten minutes is old when it arrives. Once the clocks agree it logs in.",
    'dynamic-token-expired':
      'The token was made a quarter of an hour ago and lived ten minutes. There is no code of its own for that, only 102302.',
    'dynamic-token-of-another-maker':
      'The signature holds app key, app secret and account. A token of another account, of another app or signed with another secret is refused like a wrong one.',
    'dynamic-token-right':
      'With auth type 1 the token provider hands over a token that was made for this account. No static token is needed, and the provider is asked once.',
    'enter-another-room':
      'One instance is in one room. A second enter with another room leaves by itself, then enters.',
    'enter-twice-the-same':
      'Already in the room and asked for the very same, the client answers without a new login and without callbacks.',
    'exit-and-enter-again':
      'Instance and room are bound only from enter to exit. The same instance enters the same room, leaves, and enters another.',
    'exit-and-no-more-messages':
      'The connection of the room is closed, the exited callback comes without a code, and what others write is not heard.',
    'extension-provider-faults':
      'As with the token. In third-party mode the extension is needed, and a provider without one ends the login.',
    'extensions-at-their-limits':
      '4096 characters of server extension and 2048 of notification extension are let in, one more of either is not. A client that holds to the guide says so before it asks anybody; the Web SDK does not look, and the cloud refuses.',
    'kick-account-banned':
      'The ban itself throws nobody out; the server API does that on request, with a reason that has no name. From then on the account is refused with 102422 until the ban is lifted.',
    'kick-block-list':
      'Reason 5, an exit for good, and 114426 for every further attempt until the list is cleared.',
    'kick-by-manager':
      'The kicked end learns reason 2 and the extension, after its exit. The others see it leave. A kick is no ban.',
    'kick-callbacks-of-the-guide':
      'The guide does not say which of the two callbacks of a kick comes first. Its profile tells kicked before exited, the Web SDK the other way round.',
    'kick-own-other-ends':
      'The second way to keep an account to one end. It names its own account; the other ends go with reason 2, the calling one stays.',
    'kick-reasons':
      'The cloud kicks with each reason that the SDK knows. Each ends in an exit with 192003, whatever the reason.',
    'kick-room-closed':
      'Everybody hears reason 1 and leaves for good; nobody reconnects. Coming back ends with 113406 until the room is open again.',
    'kick-without-extension':
      'The extension of kickMember may be left out. The kicked end then hears the reason alone.',
    'kick-without-the-right':
      'Only creator and managers kick. A guest is refused with 114432, and nobody leaves.',
    'link-address-dead': 'The connection cannot be opened, which is 192001 in the stage of connecting.',
    'link-list-dead-then-live':
      'Nobody listens at the first address, the embedded cloud at the second. The login gets in at its second attempt.',
    'link-list-with-a-dead-address':
      'Nobody listens at the first address. The client goes on to the next one, and fails only after the last.',
    'link-provider-faults':
      'It throws, gives nothing, an empty list or something that is no list. The login ends with 190001 in the first stage.',
    'location-and-distance':
      'A login may say where it is and how far away messages may come from. A message with a place reaches those who are near enough, and those who said no place.',
    'login-extension-of-every-type':
      'A static or dynamic login may have a login extension provider too. It is asked, the token decides, and the third-party server is not asked.',
    'login-policy-changed':
      'Who is in stays in. The next login by the way that was taken away is refused, and enters once it is back.',
    'login-policy-refuses':
      'The app uses one way only; a client that comes by another one hears 403, whatever it brings along.',
    'login-policy-several': 'Static and dynamic tokens both log in, the third way is refused.',
    'login-refused-by-the-cloud':
      'Final codes and those that may pass. With one address alone, each ends the login, and the code is told.',
    'message-before-entering':
      'A message reaches the others while its sender is in the room, and is refused with 190002 after the exit until it entered again.',
    'multi-end-all-ends':
      'Up to ten devices of one account are in the room, each is told that it entered, and nobody is kicked. The eleventh is refused with 417.',
    'multi-end-eleventh-kicks-oldest':
      'Where the app wants it so, the eleventh device is let in and the one that came first hears reason 3.',
    'multi-end-one-end':
      'The first end hears reason 3 and leaves for good. Nobody called a kick; the policy does it.',
    'multi-end-platforms':
      'Under the policy of one end the kind of client makes no difference. One after the other logs in, and each makes the one before go.',
    'multi-end-policy-changed':
      'Two ends are in under "all ends". The change to "one end" throws out neither. The next device that logs in makes both go.',
    'multi-end-refused-login-kicks-nobody':
      'A second device with a wrong token is refused, and the first one does not notice.',
    'multi-end-two-rooms':
      'The same account may be in two rooms at once, each with an instance of its own. Neither makes the other go.',
    'notices-off':
      'The switch of the app is off, as it is for a new app. Entering and leaving work as ever, but the others hear nothing of it. The reason behind many questions why a callback never fires.',
    'notices-on': 'The app delivers them. The others hear who enters and who leaves.',
    'parameters-refused':
      'Room, account and token are looked at before anything is sent. Each fault is 191004, no provider is called and no connection opened.',
    'provider-never-answers':
      'Without an answer the whole login ends after its timeout, 60 seconds unless the parameter says otherwise.',
    'provider-slow':
      'The token takes five seconds, which is well within the time for the whole login. They pass on a virtual clock.',
    'reconnect-after-a-lost-link':
      'The client tells that it is disconnected, waits a second, connects and logs in anew. The application does nothing, and hears no second entered callback.',
    'reconnect-after-a-silent-link':
      'Nothing passes any more, but the connection stays open. Heartbeats are not answered, the link is given up, and the client gets in again when the network is sound.',
    'reconnect-after-offline':
      'Offline drops the link at once, and online ends the wait before the next attempt.',
    'reconnect-after-the-server-came-back':
      'The cloud stops for half a minute. The client goes on trying with pauses of one, two and three seconds until it is back.',
    'reconnect-of-a-banned-account':
      'The account was banned while its end was in, without throwing it out. The reconnect is refused, and the end leaves for good.',
    'reconnect-of-a-removed-account':
      'The account was deleted while its end was in, and the cloud restarted its services. Everybody else comes back by itself, the end of the deleted account leaves for good.',
    'reconnect-refused-for-good': 'The code is final, so the client leaves for good and tells so.',
    'reconnect-wants-a-new-address':
      'The server asks for a new address while reconnecting. The client fetches one and gets in.',
    'reconnect-while-the-server-is-busy':
      'Two logins are refused with 503 while reconnecting. That is not final; the third one gets in.',
    'reconnect-with-a-changed-token':
      'Somebody refreshed the token while the client was in. It stays in, but its next reconnect is refused with 102302 and it leaves for good.',
    'room-block-list': 'The block list counts for one room. The same account enters another room of the app.',
    'room-closed': 'Room 38 was closed yesterday. Authentication succeeds, entering ends with 113406.',
    'room-missing':
      'The login guide names 191004, servers name 113404. The profile of the cloud decides what it answers, and a client that holds to the guide tells 191004 in both cases.',
    'same-device-again':
      'The later login closes the former connection, which hears reason 4. The room notices nothing, and the copies have one more entry and no exit.',
    'static-token-by-provider':
      'The mirror image. With auth type 1 the cloud wants a signed token, and the static one is none.',
    'static-token-of-another-account':
      "Bob's token does not let alice in. What happens when a client mixes up accounts.",
    'static-token-refreshed':
      'A static token holds until the server API refreshes it. From then on the former token is refused and only the new one logs in.',
    'static-token-right':
      'The plainest login there is. The four statuses come in their order, then the entered callback, over either transport.',
    'static-token-wrong':
      'The cloud compares the token with the one the account has. The login ends at authentication with 102302, and nothing stays connected.',
    'tags-of-a-connection':
      'Each connection may have tags. A message for a tag reaches those who have it, and a login may say by tags who hears of its coming and going.',
    'tags-too-many-or-too-long':
      'Ten tags of 32 characters are let in, one more of either is not. The Web SDK does not look; the cloud refuses.',
    'third-party-by-token':
      'What token provider and extension provider give both reaches the callback. Here the password is the token, and the extension says something else.',
    'third-party-not-configured':
      'The way is in the login policy, but nobody entered the address of a server. The cloud answers 403.',
    'third-party-own-code':
      "Codes from 20000 to 20099 are handed on to the client. Any other code of the customer's server becomes 302.",
    'third-party-passes':
      "With auth type 2 the cloud asks the customer's server, which decides by the login extension. The sample server of the embedded cloud wants a password.",
    'third-party-refuses': "The customer's server says no, and the client hears 302.",
    'third-party-unreachable':
      'Nobody listens at the address of the callback. The console of the cloud says what counts then, a pass or a refusal with 302.',
    'third-party-wrong-token-passes':
      "In third-party mode the cloud does not look at the token. One that would be refused in both other ways gets in, because the customer's server says yes.",
    'timeout-answer':
      'The Web SDK waits 8 seconds for the answer to a packet, then the attempt has failed with 192004.',
    'timeout-attempt-of-the-guide':
      'The first login is never answered. A client that holds to the guide tries again by itself after 45 seconds, and gets in. When every login stays silent, the 60 seconds of the whole enter end it with 191005.',
    'timeout-connecting':
      'The cloud answers the upgrade only after a minute. The client gives up after 8 seconds.',
    'token-provider-faults':
      'It throws, gives nothing, an empty text or something that is no text. The login ends with an error before it is sent, and nobody is in the room.',
  },
}
