using PeerCoachBot.Commitments;
using PeerCoachBot.Commitments.Dates;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.People.Rules;
using PeerCoachBot.People.Typing;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.People;

/// <summary>Decides what typed words mean for a person: in 1:1, or in a conversation where they are for no session.</summary>
internal static class Hearing
{
    /// <summary>A day that is said later than this is not the one that was asked for.</summary>
    private static readonly TimeSpan DraftLives = TimeSpan.FromHours(12);

    /// <summary>Does what the words say; null where they say nothing about the person's own commitments.</summary>
    /// <param name="isPrivate">Typed in 1:1: elsewhere answers hold no words of theirs.</param>
    public static Decision<Person>? Decide(Moment moment, Typed words, bool isPrivate)
    {
        // Numbers and "the only one" mean something else once the first delivery was obeyed.
        var digest = Digest.Of(words.Where.Id, words.Text);
        if (moment.Person.LastSaid is { } last && last.Words == digest && moment.Now - last.At <= Participant.RepeatWindow)
            return Decision<Person>.Known(moment.Person, new Reply.Say(Sentences.HeardBefore));
        return Understand(moment, words, isPrivate) is { } decision
            ? decision is { Keep: Keeping.State, State: { } after } && after.ErasedAt == moment.Person.ErasedAt
                ? decision.Becoming(after with { LastSaid = new Said(digest, moment.Now) })
                : decision
            : null;
    }

    private static Decision<Person>? Understand(Moment moment, Typed words, bool isPrivate)
    {
        var command = OwnCommandReader.Read(words.Text);
        return command switch
        {
            OwnCommand.Plain plain => Plain(moment, plain.Word, isPrivate),
            OwnCommand.IWill will => Commit(moment, words, will.Rest),
            OwnCommand.Answer answer => Item(moment, answer.Number, commitment => Answer(moment, commitment, answer.Standing), words, isPrivate),
            OwnCommand.Date date => Item(moment, date.Number, commitment => Date(moment, commitment, date.Until, words.Today), words, isPrivate),
            OwnCommand.Snooze snooze => Item(moment, snooze.Number, commitment => Until(snooze.Until, words.Today) is { } until
                ? Answering.Snooze(moment, commitment, until)
                : moment.Nothing(OwnSentences.SnoozeUnclear), words, isPrivate),
            OwnCommand.Pause pause => TargetDate.Read(pause.Until, words.Today) is { } until
                ? Preferences.Pause(moment, until)
                : moment.Nothing(OwnSentences.PauseUnclear),
            _ when moment.Person.Draft is { } draft && IsMeant(moment, draft, words) && (TargetDate.IsNone(words.Text) || TargetDate.ReadAlone(words.Text, words.Today) is not null) =>
                Recording.Date(moment, draft, TargetDate.ReadAlone(words.Text, words.Today), words.Today),
            _ => null,
        };
    }

    /// <summary>What is open, in the order in which it is shown and counted.</summary>
    public static IReadOnlyList<Commitment> Listed(Person person) =>
        [.. person.Open().OrderBy(c => c.Due ?? DateOnly.MaxValue).ThenBy(c => c.Made.At).ThenBy(c => c.Id, StringComparer.Ordinal)];

    private static Decision<Person> Plain(Moment moment, OwnWord word, bool isPrivate) => word switch
    {
        OwnWord.Commitments => Show(moment, new PersonCard.Overview(), isPrivate),
        OwnWord.Settings => Show(moment, new PersonCard.Settings(), isPrivate),
        OwnWord.Export when isPrivate => moment.Nothing(new Reply.Export()),

        // There the button for it stands.
        OwnWord.Export => Show(moment, new PersonCard.Settings(), isPrivate),
        OwnWord.Delete when isPrivate => Erasing.Ask(moment),
        OwnWord.Delete => Erasing.Ask(moment).Replying(new Reply.Say(OwnSentences.InPrivate)),
        OwnWord.DeleteAll => Erasing.Confirm(moment),
        OwnWord.KeepAll => Erasing.KeepAll(moment),
        OwnWord.NudgesOff => Preferences.Switch(moment, isOff: true),
        _ => Preferences.Switch(moment, isOff: false),
    };

    /// <summary>What is about all of a person's commitments goes to 1:1, wherever it was asked for.</summary>
    private static Decision<Person> Show(Moment moment, PersonCard card, bool isPrivate) => isPrivate
        ? moment.Become(moment.Person, reply: null, moment.Post(card))
        : moment.Become(moment.Person, new Reply.Say(OwnSentences.InPrivate), moment.Post(card));

    private static Decision<Person> Commit(Moment moment, Typed words, string rest)
    {
        var (text, due) = TargetDate.ReadTail(rest, words.Today) is { } dated ? (dated.Text, dated.Date) : (rest, (DateOnly?)null);
        var isPrivate = words.Where.Kind == ConversationKind.Personal;
        var made = isPrivate
            ? new Origin(moment.Now, [])
            : new Origin(moment.Now, [.. ReadBy(words)], words.Where) { IsInTheOpen = true, IsSpoken = true };
        var id = CommitmentId.OfMessage(words.Where, words.Message);
        return Recording.OfWords(moment, new Intention(id, text, due, made), words.Today, Here(words));
    }

    /// <summary>Without their names: of whoever only read along, the bot keeps nothing that they could not find to delete.</summary>
    private static IEnumerable<Peer> ReadBy(Typed words) => (words.Readers ?? []).Where(r => r.Id != words.By.Id).Select(r => r with { Name = "" });

    /// <summary>A day that is said elsewhere, or long afterwards, is for something else: what was said here must not be shown there.</summary>
    private static bool IsMeant(Moment moment, Draft draft, Typed words) =>
        moment.Now - draft.Made.At <= DraftLives
        && (draft.Made.Where is { } where ? where.Id == words.Where.Id : words.Where.Kind == ConversationKind.Personal);

    private static Address Here(Typed words) =>
        words.Where.Kind == ConversationKind.Personal ? new Address.Private(words.By.Id) : new Address.Shared(words.Where);

    /// <summary>Does something to the commitment that is meant.</summary>
    /// <param name="isPrivate">The answer is acknowledged: the card that changes by it may be far above. Elsewhere the card is near.</param>
    private static Decision<Person> Item(Moment moment, int? number, Func<Commitment, Decision<Person>> decide, Typed words, bool isPrivate)
    {
        var listed = Listed(moment.Person);
        if (isPrivate)
            return Meant(moment.Person, listed, number) is { } meant
                ? Acknowledged(decide(meant), meant)
                : listed.Count == 0 ? moment.Nothing(OwnSentences.NothingOpen) : moment.Nothing(OwnSentences.WhichOne, Committing.Number(listed.Count));

        // Where others read along, only what belongs to their session is meant, and nobody learns how many others there are.
        var at = moment.Person.Sessions.FirstOrDefault(s => s.Session == SessionId.Of(words.Where) && s.Present);
        var here = at is null ? [] : listed.Where(c => CheckIn.MayTell(c, at)).ToList();
        var shared = number is null ? Meant(moment.Person, here, null) : Meant(moment.Person, listed, number);
        return shared is not null && here.Contains(shared) ? decide(shared) : moment.Nothing(OwnSentences.WhichOneHere);
    }

    /// <summary>The one with the number, the only one, or the only one that was brought to mind last.</summary>
    private static Commitment? Meant(Person person, IReadOnlyList<Commitment> listed, int? number)
    {
        if (number is { } n)
            return n >= 1 && n <= listed.Count ? listed[n - 1] : null;
        List<Commitment> reminded = person.Nudged is [.., var last] ? [.. listed.Where(c => last.Items.Contains(c.Id))] : [];
        return (listed, reminded) switch
        {
            ([var only], _) => only,
            (_, [var only]) => only,
            _ => null,
        };
    }

    /// <summary>Says which one it was.</summary>
    private static Decision<Person> Acknowledged(Decision<Person> decision, Commitment meant) => decision is { Keep: Keeping.State, Reply: null, State: { } after }
        ? decision.Replying(new Reply.Say(after.Find(meant.Id)?.Standing == Standing.Blocked ? OwnSentences.WhatWouldHelp : OwnSentences.NotedItem, meant.Text))
        : decision;

    private static Decision<Person> Answer(Moment moment, Commitment commitment, Standing standing) => standing switch
    {
        Standing.Done => Answering.Done(moment, commitment),
        Standing.Partly => Answering.Partly(moment, commitment),
        Standing.Blocked => Answering.Blocked(moment, commitment, ""),
        _ => Answering.LetGo(moment, commitment),
    };

    private static Decision<Person> Date(Moment moment, Commitment commitment, string words, DateOnly today) =>
        TargetDate.IsNone(words) ? Answering.Date(moment, commitment, due: null, today)
        : TargetDate.Read(words, today) is { } due ? Answering.Date(moment, commitment, due, today)
        : moment.Nothing(Sentences.DateUnclear, AnswerText.SampleDate(today));

    /// <summary>"Next week" as a day: this one, a week on.</summary>
    private static DateOnly? Until(string words, DateOnly today) => words.Equals("next week", StringComparison.OrdinalIgnoreCase)
        ? Snoozing.NextWeek(today)
        : TargetDate.Read(words, today);
}
