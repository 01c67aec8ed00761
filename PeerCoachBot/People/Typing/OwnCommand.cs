using PeerCoachBot.Commitments;

namespace PeerCoachBot.People.Typing;

/// <summary>What somebody says about their own commitments, typed.</summary>
internal abstract record OwnCommand
{
    private OwnCommand()
    {
    }

    /// <summary>A command that is nothing but itself.</summary>
    internal sealed record Plain(OwnWord Word) : OwnCommand;

    /// <summary>How it stands.</summary>
    /// <param name="Number">Which of what is open, counted as it is shown; null where they did not say.</param>
    internal sealed record Answer(Standing Standing, int? Number) : OwnCommand;

    /// <summary>Another date.</summary>
    internal sealed record Date(string Until, int? Number) : OwnCommand;

    internal sealed record Snooze(string Until, int? Number) : OwnCommand;

    internal sealed record Pause(string Until) : OwnCommand;

    /// <summary>"I will …", with all that follows.</summary>
    internal sealed record IWill(string Rest) : OwnCommand;
}

/// <summary>Commands without an argument.</summary>
internal enum OwnWord
{
    Commitments,
    Settings,
    Export,
    Delete,
    DeleteAll,
    KeepAll,
    NudgesOff,
    NudgesOn,
}
