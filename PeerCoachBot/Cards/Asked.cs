using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards;

/// <summary>A dialog that one person asks for, with the session that it is about.</summary>
internal sealed record Asked(Sheet Sheet, FormRequest Request)
{
    public Session Session => Sheet.Session;

    public PersonId Who => Request.For;

    /// <summary>They take part now.</summary>
    public bool IsActive => Session.FindActive(Who) is not null;

    /// <summary>They take part in a session that is open.</summary>
    public bool MayAct => Session.IsOpen() && IsActive;

    public IEnumerable<Participant> Others => Session.Active().Where(p => p.Who.Id != Who);

    /// <summary>Why what was put in was not taken.</summary>
    public IReadOnlyList<string> Faults => Request.Fault is { } fault ? [ReplyFaces.Sentence(Session, fault, Sheet.Words)] : [];

    /// <summary>What stands in an input: what was typed there, or else this.</summary>
    public string Value(string input, string otherwise) =>
        Literal.Alone(Request.Typed is { } typed ? typed.GetValueOrDefault(input) ?? "" : otherwise);
}
