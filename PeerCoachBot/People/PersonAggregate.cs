using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.People;

/// <summary>A person as the machine sees them.</summary>
internal sealed class PersonAggregate : Aggregate<Person, PersonEvent>
{
    public override string Kind => SessionId.PersonKind;

    protected override PersonEvent WakeUp { get; } = new PersonEvent.Woken();

    protected override JsonTypeInfo<Person> StateJson => PersonJson.Default.Person;

    protected override Decision<Person> Decide(Person? state, PersonEvent happened, DateTimeOffset now) =>
        PersonDialog.Decide(state, happened, now);

    protected override DateTimeOffset? NextWake(Person state) => state.WakeAt;

    /// <summary>Sessions and other people tell a person facts, each in a form of their own.</summary>
    protected override PersonEvent Told(string fact)
    {
        var json = JsonSerializer.Deserialize(fact, PersonJson.Default.JsonElement);
        return json.TryGetProperty("peer", out _)
            ? new PersonEvent.ToldByPeer(json.Deserialize(PersonJson.Default.PeerFact) ?? throw new JsonException("The fact told is null."))
            : new PersonEvent.Told(json.Deserialize(SessionJson.Default.SessionFact) ?? throw new JsonException("The fact told is null."));
    }

    protected override string Write(IFact fact) => fact is PeerFact peer
        ? JsonSerializer.Serialize(peer, PersonJson.Default.PeerFact)
        : JsonSerializer.Serialize((SessionEvent)fact, SessionJson.Default.SessionEvent);

    protected override string NameOf(Person state, string card) => PastCard.NameOf(state, card);

    protected override string? NameAside(Person present, string key, string card) => PersonCard.Read(card) is { } named
        ? PastCard.IsShown(present, named) ? null : new PastCard(key, card).Name()
        : card;

    protected override PersonEvent Undelivered(string card, Address to, bool mayHaveGone) => new PersonEvent.Undelivered(card, to, mayHaveGone);
}

/// <summary>The stored form of a person, and of what people's records tell each other.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(PeerFact))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class PersonJson : JsonSerializerContext;
