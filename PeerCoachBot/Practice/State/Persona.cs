namespace PeerCoachBot.Practice.State;

/// <summary>Somebody whom the visitor can play.</summary>
/// <param name="Key">Names them in the room's own addresses; their channel id and object id are new after every reset.</param>
/// <param name="Account">The channel's id for them, <c>29:…</c>.</param>
/// <param name="ObjectId">Their Entra object id.</param>
internal sealed record Persona(string Key, string Name, string Account, string ObjectId)
{
    public string GivenName => Name.Split(' ')[0];

    public string Surname => Name.Split(' ')[^1];

    /// <summary>Their user principal name, which serves as their address too.</summary>
    public string PrincipalName => $"{Key}@practice.example";
}
