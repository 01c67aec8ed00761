namespace PeerCoachBot.Conversations;

/// <summary>Who somebody is: the tenant and the Entra object id of the authenticated activity, never a display name.</summary>
internal readonly record struct PersonId(string Tenant, string ObjectId);
