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
        PersonDialog.Decide(state, happened);

    protected override DateTimeOffset? NextWake(Person state) => null;

    protected override PersonEvent Told(string fact) => new PersonEvent.Told(
        JsonSerializer.Deserialize(fact, SessionJson.Default.SessionFact) ?? throw new JsonException("The fact told is null."));

    protected override string Write(IFact fact) => JsonSerializer.Serialize((SessionEvent)fact, SessionJson.Default.SessionEvent);
}

/// <summary>The stored form of a person.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Person))]
internal sealed partial class PersonJson : JsonSerializerContext;
