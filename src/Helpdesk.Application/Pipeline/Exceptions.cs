namespace Helpdesk.Application.Pipeline;

/// <summary>It does not exist, or not for this user: the answer is the same.</summary>
public sealed class NotFoundException(string what) : Exception($"{what} was not found.");

/// <summary>The user may not do this at all, whatever the state of things.</summary>
public sealed class NotPermittedException(string request) : Exception($"{request} is not permitted.");

/// <summary>The form was filled in before somebody else saved.</summary>
public sealed class StaleVersionException() : Exception("The version has changed since the form was read.");
