using PeerCoachBot.Commitments;

namespace PeerCoachBot.People.Rules;

/// <summary>A commitment as somebody says or writes it, before it is kept.</summary>
/// <param name="Id">Follows from what was said or written.</param>
/// <param name="Due">Null where there is no date, or none yet.</param>
internal sealed record Intention(string Id, string Text, DateOnly? Due, Origin Made)
{
    /// <summary>There is to be no date.</summary>
    public bool IsUndated { get; init; }

    public IfThen? Plan { get; init; }

    public Witness? Witness { get; init; }
}
