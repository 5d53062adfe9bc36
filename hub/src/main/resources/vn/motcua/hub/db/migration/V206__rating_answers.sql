-- Answers to the questions after a rating, such as ON_TIME.YES,CLEAR.NO; empty where none were asked or answered.
ALTER TABLE rating ADD COLUMN answers TEXT NOT NULL DEFAULT '';
