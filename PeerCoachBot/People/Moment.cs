using PeerCoachBot.Commitments.Nudges;
using PeerCoachBot.Decisions;
using PeerCoachBot.People.Rules;

namespace PeerCoachBot.People;

/// <summary>A person at one moment: what every rule about them decides from.</summary>
internal sealed record Moment(Person Person, DateTimeOffset Now)
{
    public WorkingTime Time => Person.Profile.Time();

    /// <summary>The date on their calendar.</summary>
    public DateOnly Today => Time.DayAt(Now);

    /// <summary>When they may be nudged.</summary>
    public Availability Availability => Of(Person);

    /// <summary>The same moment, with what somebody's own activity shows of them.</summary>
    public Moment Meeting(Conversations.Peer seen, string? zone, string language) => this with
    {
        Person = Person with
        {
            Name = seen.Name,
            Profile = Person.Profile with
            {
                ZoneLearnt = zone is not null && Zones.Find(zone) is { } found ? found : Person.Profile.ZoneLearnt,
                LanguageLearnt = language.Length > 0 ? language : Person.Profile.LanguageLearnt,
            },
        },
    };

    /// <summary>The decision that the person becomes this, with all that follows from it.</summary>
    public Decision<Person> Become(Person after, Reply? reply = null, params IEnumerable<Effect> effects)
    {
        var become = Witnessing.Asking(Person, after with
        {
            Revision = Person.Revision + 1,
            WakeAt = NudgeDay.Next(after.Commitments, Of(after), Now),
        });
        return PuttingAside.From(Decision<Person>.Change(become, [.. effects, .. Consequences.Of(Person, become)], reply), Person, become, Now);
    }

    public Decision<Person> Nothing(Reply? reply = null) => Decision<Person>.Nothing(Person, reply);

    public Decision<Person> Nothing(string sentence, params IReadOnlyList<string> values) => Nothing(new Reply.Say(sentence, values));

    /// <summary>A card for the person alone.</summary>
    public Effect Post(PersonCard card) => new Effect.PostCard(card.Name(), new Address.Private(Person.Id));

    private static Availability Of(Person person) =>
        new(person.Profile.Time(), person.Profile.PausedUntil, person.Profile.IsOff, person.Nudged is [.., var last] ? last.Day : null);
}
