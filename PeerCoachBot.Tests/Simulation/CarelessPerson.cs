using System.Text.Json.Serialization.Metadata;
using PeerCoachBot.Commitments.Nudges;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.Tests.Simulation;

/// <summary>A person whose record is kept with a mistake.</summary>
internal sealed class CarelessPerson(Bug bug) : Aggregate<Person, PersonEvent>
{
    private readonly IAggregate inner = new PersonAggregate();

    public override string Kind => SessionId.PersonKind;

    protected override PersonEvent WakeUp { get; } = new PersonEvent.Woken();

    protected override JsonTypeInfo<Person> StateJson => PersonJson.Default.Person;

    protected override Decision<Person> Decide(Person? state, PersonEvent happened, DateTimeOffset now)
    {
        var careless = bug is Bug.TombstoneSkipped && happened is PersonEvent.Told && state is not null ? state with { ErasedAt = null } : state;
        var decision = PersonDialog.Decide(careless, happened, now);
        return decision.State is not { } after || decision.Keep is not Keeping.State ? decision : decision.Becoming(bug switch
        {
            Bug.NudgeForgotten => WithNudges(after, nudges => nudges.Where(n => n.End is not NudgeEnd.CancelledAsEnded)),
            Bug.NudgeNotEnded => WithNudges(after, nudges => nudges.Select(n => n.End is NudgeEnd.Sent ? n with { End = null } : n)),
            _ => after with { ErasedAt = after.ErasedAt ?? state?.ErasedAt },
        });
    }

    protected override DateTimeOffset? NextWake(Person state) => inner.NextWake(state);

    protected override PersonEvent Told(string fact) => (PersonEvent)inner.Told(fact);

    protected override string Write(IFact fact) => inner.Write(fact);

    protected override PersonEvent? Undelivered(string card, Address to, bool mayHaveGone) => (PersonEvent?)inner.Undelivered(card, to, mayHaveGone);

    private static Person WithNudges(Person person, Func<IReadOnlyList<Nudge>, IEnumerable<Nudge>> change) =>
        person with { Commitments = [.. person.Commitments.Select(c => c with { Nudges = [.. change(c.Nudges)] })] };
}
