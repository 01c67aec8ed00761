using PeerCoachBot.Commitments;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.People.Rules;

/// <summary>Asks the peers for help, in the owner's own words and only when the owner sends them.</summary>
internal static class AskingPeers
{
    public static Decision<Person> Ask(Moment moment, Commitment commitment, string text)
    {
        var person = moment.Person;
        if (text.Length == 0)
            return moment.Nothing(OwnSentences.RequestEmpty);
        if (AnswerText.TooLong(text, Limits.CommitmentLength, Sentences.CommitmentTooLong) is { } tooLong)
            return moment.Nothing(tooLong);
        if (commitment.Made.Where is not { } where)
            return moment.Nothing(OwnSentences.NoPeers);
        if (person.Requests.Any(r => r is { IsLost: false } && r.Commitment == commitment.Id && r.Text == text))
            return moment.Nothing(OwnSentences.Already);

        var request = new Request(person.NextRequest(), commitment.Id, text);
        return moment.Become(
            person.With(commitment.Noting(ChangeKind.PeersAsked, moment.Now)) with { Requests = [.. person.Requests, request] },
            new Reply.Say(OwnSentences.RequestSent),
            new Effect.PostCard(new PersonCard.Request(request.Number).Name(), new Address.Shared(where)));
    }

    /// <summary>It could not be posted: the owner gets their words back in 1:1, to send them themselves.</summary>
    public static Decision<Person> Lose(Moment moment, int number)
    {
        var person = moment.Person;
        return person.Requests.FirstOrDefault(r => r.Number == number) is { IsLost: false } lost
            ? moment.Become(
                person with { Requests = [.. person.Requests.Select(r => r == lost ? r with { IsLost = true } : r)] },
                reply: null,
                moment.Post(new PersonCard.RequestLost(number)))
            : moment.Nothing();
    }
}
