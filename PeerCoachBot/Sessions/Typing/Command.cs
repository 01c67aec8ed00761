namespace PeerCoachBot.Sessions.Typing;

/// <summary>What a typed message would mean if it is a command. Whether it is one can depend on the session.</summary>
internal abstract record Command
{
    private Command()
    {
    }

    /// <summary>A command that is nothing but itself.</summary>
    internal sealed record Plain(Word Word) : Command;

    /// <summary>A command about something or somebody named; the name may be nobody's.</summary>
    internal sealed record Named(NamedWord Word, string Name) : Command;

    internal sealed record TimeBox(int Minutes) : Command;

    /// <summary>"I will …", with all that follows.</summary>
    internal sealed record IWill(string Rest) : Command;

    internal sealed record IfThen(string If, string Then) : Command;
}

/// <summary>Commands without an argument.</summary>
internal enum Word
{
    Start,
    Join,
    Agree,
    Leave,
    ShortTimeBox,
    UsualTimeBox,
    Begin,
    Reveal,
    ShowHere,
    Next,
    NextAnyway,
    Pass,
    AnotherQuestion,
    MoreTime,
    Done,
    Status,
    End,
    Help,

    /// <summary>About the person's own commitments, settings or data.</summary>
    Own,
    Greeting,
}

/// <summary>Commands with a name.</summary>
internal enum NamedWord
{
    Focus,
    Skip,
    Witness,
}
